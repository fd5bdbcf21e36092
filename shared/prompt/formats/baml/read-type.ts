import { skipGroup, type TokenReader } from './token-reader.ts';

export type BamlType =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'list'; readonly item: BamlType }
  | { readonly kind: 'map'; readonly key: BamlType; readonly value: BamlType }
  | { readonly kind: 'union'; readonly items: readonly BamlType[] };

const NULL: BamlType = { kind: 'name', name: 'null' };
const MAX_DEPTH = 50;

/** A type: names, literals, `map<k, v>`, brackets, `[]`, `?`, `|`; attributes on it say nothing about its text. */
export function readType(reader: TokenReader, depth = 0): BamlType {
  const items = [readPostfix(reader, depth)];
  while (reader.take('|')) items.push(readPostfix(reader, depth));
  const [first = NULL] = items;
  return items.length === 1 ? first : unionOf(items);
}

/** `(a | b) | null` is one union. */
function unionOf(items: readonly BamlType[]): BamlType {
  const flat = items.flatMap((item) => (item.kind === 'union' ? item.items : [item]));
  const rest = flat.filter((item) => !isNull(item));
  return { kind: 'union', items: rest.length < flat.length ? [...rest, NULL] : rest };
}

export function isNull(type: BamlType): boolean {
  return type.kind === 'name' && type.name === 'null';
}

function readPostfix(reader: TokenReader, depth: number): BamlType {
  let type = readPrimary(reader, depth);
  for (;;) {
    if (reader.peek()?.value === '[' && reader.peek(1)?.value === ']') {
      reader.next();
      reader.next();
      type = { kind: 'list', item: type };
    } else if (reader.take('?')) type = unionOf([type, NULL]);
    else return type;
  }
}

function readPrimary(reader: TokenReader, depth: number): BamlType {
  if (depth < MAX_DEPTH && reader.take('(')) return readGroup(reader, depth);
  const token = reader.next();
  if (!token) return NULL;
  if (token.kind === 'text' || token.kind === 'raw')
    return { kind: 'literal', text: JSON.stringify(token.value) };
  if (token.value === 'map' && depth < MAX_DEPTH && reader.take('<')) return readMap(reader, depth);
  const isLiteral = /^(?:true|false|\d+(?:\.\d+)?)$/.test(token.value);
  return isLiteral ? { kind: 'literal', text: token.value } : { kind: 'name', name: token.value };
}

function readGroup(reader: TokenReader, depth: number): BamlType {
  const inner = readType(reader, depth + 1);
  while (reader.peek()?.value === '@') skipAttribute(reader);
  reader.take(')');
  return inner;
}

function readMap(reader: TokenReader, depth: number): BamlType {
  const key = readType(reader, depth + 1);
  reader.take(',');
  const value = readType(reader, depth + 1);
  reader.take('>');
  return { kind: 'map', key, value };
}

/** One `@name(…)`: the name, and its text when it has one. */
export function skipAttribute(reader: TokenReader): {
  readonly name: string;
  readonly text?: string;
} {
  reader.next();
  const name = reader.next()?.value ?? '';
  if (reader.peek()?.value !== '(') return { name };
  const argument = reader.peek(1);
  skipGroup(reader);
  const isText = argument?.kind === 'text' || argument?.kind === 'raw';
  return isText ? { name, text: argument.value } : { name };
}
