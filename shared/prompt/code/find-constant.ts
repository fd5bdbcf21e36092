import type { Node } from 'web-tree-sitter';
import type { Range } from '../../text/range.ts';
import type { Binding } from './binding.ts';
import { isWithin, rangeOf, type CodeSource } from './code-source.ts';
import { readJavascriptBinding } from './javascript-bindings.ts';
import { readPythonBinding } from './python-bindings.ts';

/** What a name stands for at an offset. */
export type FoundName =
  | { readonly kind: 'value'; readonly node: Node; readonly added: readonly AddedItem[] }
  | { readonly kind: 'import'; readonly module: string; readonly imported?: string }
  | { readonly kind: 'unknown'; readonly isGiven: boolean };

/** An item that a statement adds to a list after it was made; without a node, any number of them. */
type AddedItem = { readonly offset: number; readonly node?: Node };

/** A name that stands in more places is no constant. */
const MAX_OCCURRENCES = 300;

const bindings = new WeakMap<CodeSource, Map<string, readonly Binding[]>>();

/** What is written for `name` where it is used; the innermost scope decides, and it must say it only once. */
export function findConstant(
  source: CodeSource,
  name: string,
  offset: number,
): FoundName | undefined {
  const reaching = bindingsOf(source, name).filter(({ scope }) => isInside(scope, offset));
  const inner = narrowest(reaching.filter(({ kind }) => kind !== 'write' && kind !== 'append'));
  return inner && findWithin(source, { name, offset }, inner);
}

/** What is written for `self.name` or `this.name`: in the body of the class, or by the only statement that sets it. */
export function findMember(
  source: CodeSource,
  name: string,
  offset: number,
): FoundName | undefined {
  const around = source.pathTo(offset).findLast(({ type }) => CLASSES.test(type));
  if (!around) return undefined;
  const set = settersOf(source, name, rangeOf(around));
  const found = findWithin(source, { name, offset }, rangeOf(around));
  if (set.length === 0) return found;
  const [node] = set;
  const isOnly = set.length === 1 && found?.kind === 'unknown';
  return isOnly && node ? { kind: 'value', node, added: [] } : { kind: 'unknown', isGiven: false };
}

const CLASSES = /^class_(?:definition|body)$/;

/** What statements of a class assign to a member of its objects. */
function settersOf(source: CodeSource, name: string, within: Range): readonly Node[] {
  const offsets = occurrencesOf(source.text, name).filter((offset) => isInside(within, offset));
  return offsets.flatMap((offset) => setterAt(source.pathTo(offset).slice(-3)) ?? []);
}

/** The value in `self.name = value`, by the nodes around the name. */
function setterAt([statement, member]: readonly Node[]): Node | undefined {
  if (!statement?.type.startsWith('assignment') || !member) return undefined;
  if (statement.childForFieldName('left')?.id !== member.id) return undefined;
  const isOwn = /^(?:self|cls|this)$/.test(member.childForFieldName('object')?.text ?? '');
  return (isOwn && statement.childForFieldName('right')) || undefined;
}

type Use = { readonly name: string; readonly offset: number };

function findWithin(
  source: CodeSource,
  { name, offset }: Use,
  inner: Range,
): FoundName | undefined {
  const own = bindingsOf(source, name).filter(({ scope }) => isWithin(scope, inner));
  const declared = own.filter(({ kind, scope }) => isDeclaring(kind) && isSame(scope, inner));
  const [binding, ...others] = declared;
  const isChanged = others.length > 0 || own.some(({ kind }) => kind === 'write');
  if (!binding || binding.kind === 'opaque' || isChanged)
    return {
      kind: 'unknown',
      isGiven: declared.every((one) => one.kind === 'opaque' && one.isGiven),
    };
  if (binding.kind === 'import') return binding;
  if (binding.kind !== 'value') return undefined;
  const appended = own.filter((one) => one.kind === 'append' && one.offset < offset);
  const added = appended.map((one) => addedItem(one, blockAround(source, binding.offset)));
  return { kind: 'value', node: binding.node, added };
}

function isDeclaring(kind: Binding['kind']): boolean {
  return kind === 'value' || kind === 'import' || kind === 'opaque';
}

/** What a branch or a loop adds is not known. */
function addedItem(binding: Binding, block: Range): AddedItem {
  const { offset } = binding;
  if (binding.kind !== 'append' || !binding.item || !isSame(binding.block, block))
    return { offset };
  return { offset, node: binding.item };
}

const BLOCKS = /^(?:block|module|program|statement_block)$/;

function blockAround(source: CodeSource, offset: number): Range {
  const block = source.pathTo(offset).findLast(({ type }) => BLOCKS.test(type)) ?? source.root;
  return rangeOf(block);
}

function isInside({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset < end;
}

function isSame(a: Range, b: Range): boolean {
  return a.start === b.start && a.end === b.end;
}

function narrowest(found: readonly Binding[]): Range | undefined {
  let inner: Range | undefined;
  for (const { scope } of found)
    if (!inner || scope.end - scope.start < inner.end - inner.start) inner = scope;
  return inner;
}

function bindingsOf(source: CodeSource, name: string): readonly Binding[] {
  const known = bindings.get(source) ?? new Map<string, readonly Binding[]>();
  bindings.set(source, known);
  const found = known.get(name) ?? readBindings(source, name);
  known.set(name, found);
  return found;
}

function readBindings(source: CodeSource, name: string): readonly Binding[] {
  const read = source.language === 'python' ? readPythonBinding : readJavascriptBinding;
  const found: Binding[] = [];
  const occurrences = occurrencesOf(source.text, name);
  const whole = rangeOf(source.root);
  if (occurrences.length > MAX_OCCURRENCES)
    return [{ kind: 'opaque', isGiven: false, scope: whole, offset: 0 }];
  for (const offset of occurrences) {
    const path = source.pathTo(offset);
    const leaf = path.at(-1);
    if (leaf?.startIndex !== offset || leaf.endIndex !== offset + name.length) continue;
    const binding = read(path);
    if (binding) found.push(binding);
  }
  return found;
}

const LETTER = /[\p{L}\p{N}_$]/u;

function occurrencesOf(text: string, name: string): readonly number[] {
  const offsets: number[] = [];
  if (name === '') return offsets;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const isWhole =
      !LETTER.test(text[at - 1] ?? ' ') && !LETTER.test(text[at + name.length] ?? ' ');
    if (isWhole) offsets.push(at);
    if (offsets.length > MAX_OCCURRENCES) break;
  }
  return offsets;
}
