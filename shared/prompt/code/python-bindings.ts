import type { Node } from 'web-tree-sitter';
import type { Binding } from './binding.ts';
import { rangeOf } from './code-source.ts';
import { isField, type Occurrence, occurrenceOf, readAppended, scopeOf } from './occurrence.ts';

const SCOPES = new Set(['function_definition', 'class_definition', 'lambda', 'module']);
const TARGETS = new Set([
  'for_statement',
  'for_in_clause',
  'pattern_list',
  'tuple_pattern',
  'list_pattern',
  'as_pattern_target',
  'except_clause',
  'named_expression',
]);

type Read = (occurrence: Occurrence) => Binding | undefined;

/** What one occurrence of a name is in Python. */
export function readPythonBinding(path: readonly Node[]): Binding | undefined {
  const occurrence = occurrenceOf(path, SCOPES);
  return occurrence && (READERS.get(occurrence.parent.type) ?? readTarget)(occurrence);
}

const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['assignment', readAssignment],
  [
    'augmented_assignment',
    ({ parent, leaf, at }) =>
      isField(parent, 'left', leaf) ? { ...at, kind: 'write' } : undefined,
  ],
  ['global_statement', ({ at }) => ({ ...at, kind: 'write' })],
  ['nonlocal_statement', ({ at }) => ({ ...at, kind: 'write' })],
  ['subscript', ({ path, at }) => (isAssigned(path) ? { ...at, kind: 'write' } : undefined)],
  ['dotted_name', readImport],
  ['aliased_import', readImport],
  ['attribute', readChange],
  ['parameters', ({ at }) => ({ ...at, kind: 'opaque', isGiven: true })],
  ['lambda_parameters', ({ at }) => ({ ...at, kind: 'opaque', isGiven: true })],
]);

/** Whether a part of the value is put somewhere else: `messages[0]["content"] = …`. */
function isAssigned(path: readonly Node[]): boolean {
  const index = path.findLastIndex(({ type }) => type !== 'subscript' && type !== 'identifier');
  const [holder, part] = path.slice(index);
  return holder?.type === 'assignment' && part !== undefined && isField(holder, 'left', part);
}

function readAssignment({ parent, leaf, at }: Occurrence): Binding | undefined {
  if (!isField(parent, 'left', leaf)) return undefined;
  const value = parent.childForFieldName('right');
  return value ? { ...at, kind: 'value', node: value } : undefined;
}

function readImport({ path, leaf, at }: Occurrence): Binding | undefined {
  const statement = path.findLast(({ type }) => /^import_(?:from_)?statement$/.test(type));
  const aliased = path.findLast(({ type }) => type === 'aliased_import');
  const alias = aliased?.childForFieldName('alias');
  if (!statement || (alias && alias.id !== leaf.id)) return undefined;
  const name = aliased?.childForFieldName('name')?.text ?? leaf.text;
  const module = statement.childForFieldName('module_name');
  if (!module) return { ...at, kind: 'import', module: name };
  if (isAround(module, leaf)) return undefined;
  return { ...at, kind: 'import', module: module.text, imported: name };
}

function isAround(node: Node, leaf: Node): boolean {
  return node.startIndex <= leaf.startIndex && leaf.endIndex <= node.endIndex;
}

const CHANGES = new Set([
  'insert',
  'extend',
  'pop',
  'remove',
  'clear',
  'reverse',
  'sort',
  'update',
]);

/** `messages.append(…)`, `messages.pop()`, `settings.model = …`. */
function readChange({ path, parent, leaf, at }: Occurrence): Binding | undefined {
  const [statement, call] = path.slice(-4, -2);
  if (!call || !isField(parent, 'object', leaf)) return undefined;
  if (call.type === 'assignment')
    return isField(call, 'left', parent) ? { ...at, kind: 'write' } : undefined;
  return call.type === 'call' ? readMethod({ path, parent, leaf, at }, call, statement) : undefined;
}

function readMethod(
  { path, parent, at }: Occurrence,
  call: Node,
  statement: Node | undefined,
): Binding | undefined {
  const method = parent.childForFieldName('attribute')?.text ?? '';
  if (CHANGES.has(method)) return { ...at, kind: 'write' };
  if (method === 'extend') return { ...at, kind: 'append', block: blockOf(path) };
  if (method !== 'append') return undefined;
  return { ...at, ...readAppended(call, statement), block: blockOf(path) };
}

/** A parameter with a default or a type, a loop variable, the name of a function. */
function readTarget({ path, parent, leaf, at }: Occurrence): Binding | undefined {
  if (/parameter|splat_pattern/.test(parent.type)) {
    const isName = parent.namedChildren[0]?.id === leaf.id;
    return isName ? { ...at, kind: 'opaque', isGiven: true } : undefined;
  }
  if (/^(?:function|class)_definition$/.test(parent.type) && isField(parent, 'name', leaf))
    return { ...at, scope: scopeOf(path.slice(0, -1), SCOPES), kind: 'opaque', isGiven: false };
  if (!TARGETS.has(parent.type)) return undefined;
  const left = parent.childForFieldName('left') ?? parent.childForFieldName('name');
  return left && left.id !== leaf.id ? undefined : { ...at, kind: 'opaque', isGiven: false };
}

function blockOf(path: readonly Node[]): Binding['scope'] {
  const block = path.findLast(({ type }) => type === 'block' || type === 'module');
  return block ? rangeOf(block) : { start: 0, end: 0 };
}
