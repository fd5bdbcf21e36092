import { sentence } from '../../../text/sentence.ts';
import type { Argument, Expression, NamedCall } from './ast.ts';
import { unexpected, type Cursor } from './cursor.ts';

/** The parser of whole expressions, handed down because the two call one another. */
export type ParseExpression = (cursor: Cursor) => Expression;

/** A value with its sign, members, calls, filters and tests. */
export function parsePostfix(cursor: Cursor, parse: ParseExpression): Expression {
  let value = parseSigned(cursor, parse);
  for (;;) {
    const token = cursor.peek();
    if (token.kind === 'operator' && cursor.accept('|')) {
      value = { kind: 'filter', operand: value, filter: parseNamedCall(cursor, parse) };
    } else if (token.kind === 'name' && cursor.accept('is')) {
      const negated = cursor.accept('not');
      value = { kind: 'test', operand: value, test: parseTest(cursor, parse), negated };
    } else if (token.kind === 'operator' && token.value === '(') {
      value = { kind: 'call', callee: value, args: parseArguments(cursor, parse) };
    } else {
      return value;
    }
  }
}

/** `name`, `a.b` or `name(…)`: a filter as written after `|` and in `{% filter %}`. */
export function parseNamedCall(cursor: Cursor, parse: ParseExpression): NamedCall {
  let name = cursor.expectName();
  while (cursor.accept('.')) name += `.${cursor.expectName()}`;
  const hasArguments = cursor.peek().kind === 'operator' && cursor.peek().value === '(';
  return { name, args: hasArguments ? parseArguments(cursor, parse) : [] };
}

/** From `(` to `)`. */
function parseArguments(cursor: Cursor, parse: ParseExpression): readonly Argument[] {
  const args: Argument[] = [];
  cursor.expect('(');
  while (!cursor.accept(')')) {
    const isNamed = cursor.peek().kind === 'name' && isOperator(cursor, '=', 1);
    const name = isNamed ? cursor.expectName() : undefined;
    if (isNamed) cursor.expect('=');
    args.push({ name, value: parse(cursor) });
    if (!cursor.accept(',') && !isOperator(cursor, ')')) throw unexpected(cursor.peek(), `“)”`);
  }
  return args;
}

const STARTS_NO_ARGUMENT = new Set(['else', 'or', 'and', 'is', 'if', 'not', 'in']);

/** A test's only argument may stand without brackets: `x is divisibleby 3`. */
function parseTest(cursor: Cursor, parse: ParseExpression): NamedCall {
  const call = parseNamedCall(cursor, parse);
  if (call.args.length > 0) return call;
  const { kind, value } = cursor.peek();
  const startsValue =
    kind === 'number' ||
    kind === 'text' ||
    (kind === 'name' && !STARTS_NO_ARGUMENT.has(value)) ||
    (kind === 'operator' && (value === '[' || value === '{'));
  if (!startsValue) return call;
  return { name: call.name, args: [{ name: undefined, value: parseMembers(cursor, parse) }] };
}

function parseSigned(cursor: Cursor, parse: ParseExpression): Expression {
  if (!isOperator(cursor, '-') && !isOperator(cursor, '+')) return parseMembers(cursor, parse);
  const operator = cursor.next().value === '-' ? '-' : '+';
  const operand = cursor.nest(() => parseSigned(cursor, parse));
  return { kind: 'unary', operator, operand };
}

function parseMembers(cursor: Cursor, parse: ParseExpression): Expression {
  let value = parsePrimary(cursor, parse);
  for (;;) {
    if (isOperator(cursor, '.')) {
      cursor.next();
      value = { kind: 'member', object: value, key: parseStep(cursor) };
    } else if (isOperator(cursor, '[')) {
      cursor.next();
      value = parseSubscript(cursor, value, parse);
    } else if (isOperator(cursor, '(')) {
      value = { kind: 'call', callee: value, args: parseArguments(cursor, parse) };
    } else {
      return value;
    }
  }
}

function parseStep(cursor: Cursor): Expression {
  const { kind, value } = cursor.next();
  if (kind === 'name') return { kind: 'literal', value };
  if (kind === 'number') return { kind: 'literal', value: Number(value) };
  throw unexpected({ kind, value }, sentence`a name`);
}

function parseSubscript(cursor: Cursor, object: Expression, parse: ParseExpression): Expression {
  const bounds: (Expression | undefined)[] = [];
  for (;;) {
    const isAbsent = isOperator(cursor, ':') || isOperator(cursor, ']');
    bounds.push(isAbsent ? undefined : parse(cursor));
    if (!cursor.syntax.hasSlices || !cursor.accept(':')) break;
  }
  cursor.expect(']');
  const [key] = bounds;
  if (bounds.length > 1) return { kind: 'slice', object, bounds };
  if (!key) throw unexpected(cursor.peek(), sentence`a subscript`);
  return { kind: 'member', object, key };
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
  ['null', null],
]);

function parsePrimary(cursor: Cursor, parse: ParseExpression): Expression {
  const token = cursor.next();
  const { kind, value } = token;
  if (kind === 'text') return { kind: 'literal', value: value + followingTexts(cursor) };
  if (kind === 'number') return { kind: 'literal', value: Number(value.replaceAll('_', '')) };
  if (kind === 'name') {
    const word = WORDS.get(value);
    return word === undefined ? { kind: 'name', name: value } : { kind: 'literal', value: word };
  }
  if (value === '(') return parseBrackets(cursor, parse);
  if (value === '[') return { kind: 'list', items: parseItems(cursor, ']', parse) };
  if (value === '{') return parseDict(cursor, parse);
  throw unexpected(token, sentence`a value`);
}

function followingTexts(cursor: Cursor): string {
  let text = '';
  while (cursor.peek().kind === 'text') text += cursor.next().value;
  return text;
}

/** `(a)` is a, `(a, b)` is a list of two. */
function parseBrackets(cursor: Cursor, parse: ParseExpression): Expression {
  if (cursor.accept(')')) return { kind: 'list', items: [] };
  const first = parse(cursor);
  if (cursor.accept(')')) return first;
  cursor.expect(',');
  return { kind: 'list', items: [first, ...parseItems(cursor, ')', parse)] };
}

function parseItems(cursor: Cursor, close: string, parse: ParseExpression): Expression[] {
  const items: Expression[] = [];
  while (!cursor.accept(close)) {
    items.push(parse(cursor));
    if (!cursor.accept(',') && !isOperator(cursor, close)) {
      throw unexpected(cursor.peek(), `“${close}”`);
    }
  }
  return items;
}

function parseDict(cursor: Cursor, parse: ParseExpression): Expression {
  const entries: (readonly [Expression, Expression])[] = [];
  while (!cursor.accept('}')) {
    const key = parse(cursor);
    cursor.expect(':');
    const isBare = cursor.syntax.hasBareKeys && key.kind === 'name';
    entries.push([isBare ? { kind: 'literal', value: key.name } : key, parse(cursor)]);
    if (!cursor.accept(',') && !isOperator(cursor, '}')) throw unexpected(cursor.peek(), `“}”`);
  }
  return { kind: 'dict', entries };
}

function isOperator(cursor: Cursor, value: string, ahead = 0): boolean {
  const token = cursor.peek(ahead);
  return token.kind === 'operator' && token.value === value;
}
