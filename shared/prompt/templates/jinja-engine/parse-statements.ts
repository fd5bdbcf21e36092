import type { Range } from '../../../text/range.ts';
import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure } from '../meter.ts';
import type { Body, Expression, NamedCall, Parameter, Statement, Target } from './ast.ts';
import { unexpected, type Cursor } from './cursor.ts';
import { parseCondition, parseExpression } from './parse-expression.ts';
import { parseNamedCall } from './parse-postfix.ts';

/** A statement tag whose name has been read. */
export type OpenTag = { readonly name: string; readonly cursor: Cursor; readonly range: Range };

export type TagReader = {
  /** Reads up to a tag of one of these names, and takes that tag. */
  readonly readBody: (closers: readonly string[]) => {
    readonly body: Body;
    readonly closer: OpenTag | undefined;
  };
};

type ParseStatement = (tag: OpenTag, reader: TagReader) => readonly Statement[];

/** Every tag that may open a statement; what is not here is refused by name. */
export const PARSERS: ReadonlyMap<string, ParseStatement> = new Map<string, ParseStatement>([
  ['if', parseIf],
  ['for', parseFor],
  ['set', parseSet],
  ['macro', parseMacro],
  ['call', parseCall],
  ['filter', parseFilter],
  ['with', parseWith],
  ['do', parseDo],
  ['break', () => [{ kind: 'break' }]],
  ['continue', () => [{ kind: 'continue' }]],
  ['block', (_, reader) => reader.readBody(['endblock']).body],
  ['autoescape', (_, reader) => reader.readBody(['endautoescape']).body],
  ...['include', 'extends', 'import', 'from'].map((name): [string, ParseStatement] => [
    name,
    () => {
      throw new TemplateFailure(sentence`{% ${name} %} needs another file, which is not followed`);
    },
  ]),
]);

function parseIf(tag: OpenTag, reader: TagReader): readonly Statement[] {
  const branches: { tag: Range; test: Expression; body: Body }[] = [];
  let open: OpenTag | undefined = tag;
  let otherwise: Body = [];
  while (open && open.name !== 'endif') {
    if (open.name === 'else') {
      ({ body: otherwise, closer: open } = reader.readBody(['endif']));
      continue;
    }
    const test = parseExpression(open.cursor);
    open.cursor.expectEnd();
    const { body, closer } = reader.readBody(['elif', 'elseif', 'else', 'endif']);
    branches.push({ tag: open.range, test, body });
    open = closer;
  }
  return [{ kind: 'if', branches, otherwise }];
}

function parseFor({ cursor, range }: OpenTag, reader: TagReader): readonly Statement[] {
  const names = parseNames(cursor);
  cursor.expect('in');
  const iterable = parseCondition(cursor);
  const test = cursor.accept('if') ? parseCondition(cursor) : undefined;
  if (cursor.peek().value === 'recursive') {
    throw new TemplateFailure(sentence`{% for … recursive %} is not supported`);
  }
  cursor.expectEnd();
  const { body, closer } = reader.readBody(['else', 'endfor']);
  const otherwise = closer?.name === 'else' ? reader.readBody(['endfor']).body : [];
  return [{ kind: 'for', tag: range, names, iterable, test, body, otherwise }];
}

function parseNames(cursor: Cursor): readonly string[] {
  const isBracketed = cursor.accept('(');
  const names = [cursor.expectName()];
  while (cursor.accept(',')) names.push(cursor.expectName());
  if (isBracketed) cursor.expect(')');
  return names;
}

function parseSet({ cursor, range }: OpenTag, reader: TagReader): readonly Statement[] {
  const target = parseTarget(cursor);
  if (cursor.accept('=')) {
    const value = parseSequence(cursor);
    cursor.expectEnd();
    return [{ kind: 'set', tag: range, target, value, filters: [] }];
  }
  const filters = parseFilters(cursor);
  const { body } = reader.readBody(['endset']);
  return [{ kind: 'set', tag: range, target, value: { kind: 'captured', body }, filters }];
}

function parseTarget(cursor: Cursor): Target {
  const names = parseNames(cursor);
  if (!cursor.accept('.')) return { kind: 'names', names };
  return { kind: 'field', object: names[0] ?? '', field: cursor.expectName() };
}

/** `a` or, without brackets, the list `a, b`. */
function parseSequence(cursor: Cursor): Expression {
  const first = parseExpression(cursor);
  if (cursor.peek().value !== ',') return first;
  const items = [first];
  while (cursor.accept(',')) items.push(parseExpression(cursor));
  return { kind: 'list', items };
}

function parseFilters(cursor: Cursor): readonly NamedCall[] {
  const filters: NamedCall[] = [];
  while (cursor.accept('|')) filters.push(parseNamedCall(cursor, parseExpression));
  cursor.expectEnd();
  return filters;
}

function parseMacro({ cursor, range }: OpenTag, reader: TagReader): readonly Statement[] {
  const name = cursor.expectName();
  const parameters = parseParameters(cursor);
  cursor.expectEnd();
  const { body } = reader.readBody(['endmacro']);
  return [{ kind: 'macro', tag: range, name, parameters, body }];
}

function parseParameters(cursor: Cursor): readonly Parameter[] {
  const parameters: Parameter[] = [];
  cursor.expect('(');
  while (!cursor.accept(')')) {
    const name = cursor.expectName();
    const fallback = cursor.accept('=') ? parseExpression(cursor) : undefined;
    parameters.push({ name, fallback });
    if (!cursor.accept(',') && cursor.peek().value !== ')') throw unexpected(cursor.peek(), `“)”`);
  }
  return parameters;
}

function parseCall({ cursor, range }: OpenTag, reader: TagReader): readonly Statement[] {
  const parameters = cursor.peek().value === '(' ? parseParameters(cursor) : [];
  const call = parseExpression(cursor);
  cursor.expectEnd();
  if (call.kind !== 'call') throw new TemplateFailure(sentence`{% call %} needs a call of a macro`);
  const { body } = reader.readBody(['endcall']);
  return [{ kind: 'call-block', tag: range, call, parameters, body }];
}

function parseFilter({ cursor, range }: OpenTag, reader: TagReader): readonly Statement[] {
  const first = parseNamedCall(cursor, parseExpression);
  const filters = [first, ...parseFilters(cursor)];
  const { body } = reader.readBody(['endfilter']);
  return [{ kind: 'filter-block', tag: range, filters, body }];
}

function parseWith({ cursor, range }: OpenTag, reader: TagReader): readonly Statement[] {
  const bindings: { name: string; value: Expression }[] = [];
  while (cursor.peek().kind !== 'end') {
    const name = cursor.expectName();
    cursor.expect('=');
    bindings.push({ name, value: parseExpression(cursor) });
    cursor.accept(',');
  }
  const { body } = reader.readBody(['endwith']);
  return [{ kind: 'with', tag: range, bindings, body }];
}

function parseDo({ cursor, range }: OpenTag): readonly Statement[] {
  const value = parseExpression(cursor);
  cursor.expectEnd();
  return [{ kind: 'do', tag: range, value }];
}
