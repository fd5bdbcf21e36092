import type { Node } from 'web-tree-sitter';
import type { Binding } from './binding.ts';
import { rangeOf } from './code-source.ts';
import { isField, type Occurrence, occurrenceOf, readAppended, scopeOf } from './occurrence.ts';

const FUNCTIONS = new Set([
  'function_declaration',
  'function_expression',
  'generator_function_declaration',
  'generator_function',
  'arrow_function',
  'method_definition',
]);
const BLOCKS = new Set([
  ...FUNCTIONS,
  'statement_block',
  'for_statement',
  'for_in_statement',
  'class_body',
  'catch_clause',
  'switch_body',
  'program',
]);

/** What one occurrence of a name is in JavaScript and TypeScript. */
export function readJavascriptBinding(path: readonly Node[]): Binding | undefined {
  const occurrence = occurrenceOf(path, BLOCKS);
  return occurrence && (READERS.get(occurrence.parent.type) ?? readPattern)(occurrence);
}

const READERS: ReadonlyMap<string, (occurrence: Occurrence) => Binding | undefined> = new Map([
  ['variable_declarator', readDeclarator],
  ['public_field_definition', readField],
  ['field_definition', readField],
  ['assignment_expression', readWrite],
  ['augmented_assignment_expression', readWrite],
  ['import_specifier', readImport],
  ['import_clause', readImport],
  ['namespace_import', readImport],
  ['member_expression', readChange],
]);

function readWrite({ parent, leaf, at }: Occurrence): Binding | undefined {
  return isField(parent, 'left', leaf) ? { ...at, kind: 'write' } : undefined;
}

function readDeclarator({ parent, leaf, at }: Occurrence): Binding | undefined {
  if (!isField(parent, 'name', leaf)) return undefined;
  const value = parent.childForFieldName('value');
  return value ? { ...at, kind: 'value', node: value } : { ...at, kind: 'opaque', isGiven: false };
}

/** A field of a class counts as a name of the class body: `this.instructions` asks for it there. */
function readField({ parent, leaf, at }: Occurrence): Binding | undefined {
  const name = parent.childForFieldName('name') ?? parent.childForFieldName('property');
  if (name?.id !== leaf.id) return undefined;
  const value = parent.childForFieldName('value');
  return value ? { ...at, kind: 'value', node: value } : { ...at, kind: 'opaque', isGiven: true };
}

function readImport({ path, parent, leaf }: Occurrence): Binding | undefined {
  const module = moduleOf(path);
  const [root] = path;
  if (!root || module === undefined) return undefined;
  if (parent.childForFieldName('alias') && !isField(parent, 'alias', leaf)) return undefined;
  const at = { kind: 'import', module, scope: rangeOf(root), offset: leaf.startIndex } as const;
  if (parent.type === 'namespace_import') return at;
  if (parent.type === 'import_clause') return { ...at, imported: 'default' };
  return { ...at, imported: parent.childForFieldName('name')?.text ?? leaf.text };
}

function moduleOf(path: readonly Node[]): string | undefined {
  const statement = path.findLast(({ type }) => type === 'import_statement');
  return statement?.childForFieldName('source')?.text.slice(1, -1);
}

const CHANGES = new Set(['unshift', 'splice', 'pop', 'shift', 'reverse', 'sort', 'fill']);

/** `messages.push(…)`, `messages.pop()`, `settings.model = …`. */
function readChange({ path, parent, leaf, at }: Occurrence): Binding | undefined {
  const [statement, call] = path.slice(-4, -2);
  if (!call || !isField(parent, 'object', leaf)) return undefined;
  if (call.type === 'assignment_expression')
    return isField(call, 'left', parent) ? { ...at, kind: 'write' } : undefined;
  if (call.type !== 'call_expression') return undefined;
  const method = parent.childForFieldName('property')?.text ?? '';
  if (CHANGES.has(method)) return { ...at, kind: 'write' };
  return method === 'push'
    ? { ...at, ...readAppended(call, statement), block: at.scope }
    : undefined;
}

/** A parameter, a loop variable, a part of a pattern, the name of a function. */
function readPattern({ path, parent, leaf, at }: Occurrence): Binding | undefined {
  const isPart = leaf.type === 'shorthand_property_identifier_pattern';
  const isParameter =
    /pattern$|parameter/.test(parent.type) ||
    (parent.type === 'arrow_function' && isField(parent, 'parameter', leaf));
  if (isPart || isParameter) return { ...at, kind: 'opaque', isGiven: true };
  if (parent.type === 'for_in_statement' && isField(parent, 'left', leaf))
    return { ...at, kind: 'opaque', isGiven: false };
  const isNamed = FUNCTIONS.has(parent.type) || parent.type === 'class_declaration';
  if (!isNamed || !isField(parent, 'name', leaf)) return undefined;
  return { ...at, scope: scopeOf(path.slice(0, -1), BLOCKS), kind: 'opaque', isGiven: false };
}
