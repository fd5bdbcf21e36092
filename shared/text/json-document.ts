import type { SourceFile } from './files.ts';
import { segmentEscapes } from './json-escapes.ts';
import { documentOf, objectOf } from './json-tree.ts';
import type { JsonDocument, JsonMember, JsonTree } from './json-tree.ts';
import { indexLines } from './lines.ts';
import type { Problem } from './problem.ts';
import type { Range } from './range.ts';
import { sentence, type Sentence } from './sentence.ts';
import type { SourceSpan } from './source-span.ts';

/** Deeper nesting is no prompt, and the parser recurses. */
const MAX_DEPTH = 200;
const MAX_VALUES = 2_000_000;

/**
 * A JSON file (RFC 8259) with the place of every value. A syntax error leaves `value` out and says where it is;
 * a key that stands twice is a problem, and its last value is used, as everywhere. Never throws.
 */
export function parseJsonDocument(file: SourceFile): JsonDocument {
  const parser: Parser = { file, at: 0, values: 0, twice: [], mistake: undefined };
  const root = parseValue(parser, 0);
  const rest = root ? skipBlanks(parser) : parser.at;
  if (root && rest < file.text.length) {
    return refused(parser, {
      offset: rest,
      message: sentence`There is text after the end of the value`,
    });
  }
  if (!root) {
    return refused(
      parser,
      parser.mistake ?? { offset: rest, message: sentence`A value is missing` },
    );
  }
  return documentOf(file.path, root, twiceProblems(parser));
}

type Mistake = { readonly offset: number; readonly message: Sentence };

type Parser = {
  readonly file: SourceFile;
  readonly twice: { readonly name: string; readonly offset: number }[];
  at: number;
  values: number;
  mistake: Mistake | undefined;
};

function refused(parser: Parser, { offset, message }: Mistake): JsonDocument {
  const { path, text } = parser.file;
  const position = indexLines(text).positionAt(offset);
  const hint = sentence`Check the commas, quotes and brackets here.`;
  const problem: Problem = {
    severity: 'error',
    path,
    position,
    message: sentence`The JSON is not valid: ${message}`,
    hint,
  };
  return documentOf(path, undefined, [problem]);
}

function twiceProblems({ file, twice }: Parser): readonly Problem[] {
  if (twice.length === 0) return [];
  const lines = indexLines(file.text);
  return twice.slice(0, 20).map(({ name, offset }) => ({
    severity: 'error',
    path: file.path,
    position: lines.positionAt(offset),
    message: sentence`The key ${JSON.stringify(name.slice(0, 60))} stands here twice`,
    hint: sentence`Remove one of the two; the last one is used.`,
  }));
}

function parseValue(parser: Parser, depth: number): JsonTree | undefined {
  parser.values += 1;
  const start = skipBlanks(parser);
  if (depth > MAX_DEPTH)
    return fail(parser, sentence`It is nested deeper than ${MAX_DEPTH} levels`);
  if (parser.values > MAX_VALUES)
    return fail(parser, sentence`It has more than ${MAX_VALUES} values`);
  const char = parser.file.text[start];
  if (char === '{') return parseObject(parser, depth);
  if (char === '[') return parseArray(parser, depth);
  return char === '"' ? parseString(parser) : parseLiteral(parser);
}

function parseArray(parser: Parser, depth: number): JsonTree | undefined {
  const start = parser.at;
  parser.at += 1;
  const items: JsonTree[] = [];
  if (!takeChar(parser, ']')) {
    do {
      const item = parseValue(parser, depth + 1);
      if (!item) return undefined;
      items.push(item);
    } while (takeChar(parser, ','));
    if (!takeChar(parser, ']')) return fail(parser, sentence`A comma or ] is missing`);
  }
  const value = items.map((item) => item.value);
  return { value, items, span: spanOf(parser, start) };
}

function parseObject(parser: Parser, depth: number): JsonTree | undefined {
  const start = parser.at;
  parser.at += 1;
  const members = new Map<string, JsonMember>();
  if (!takeChar(parser, '}')) {
    do {
      if (!parseMember(parser, members, depth)) return undefined;
    } while (takeChar(parser, ','));
    if (!takeChar(parser, '}')) return fail(parser, sentence`A comma or } is missing`);
  }
  return { value: objectOf(members), members, span: spanOf(parser, start) };
}

function parseMember(parser: Parser, members: Map<string, JsonMember>, depth: number): boolean {
  const start = skipBlanks(parser);
  if (parser.file.text[start] !== '"')
    return failed(parser, sentence`A key in double quotes is missing`);
  const key = parseString(parser);
  if (!key || typeof key.value !== 'string') return false;
  const keyRange = { start, end: parser.at };
  if (!takeChar(parser, ':')) return failed(parser, sentence`A colon is missing`);
  const tree = parseValue(parser, depth + 1);
  if (!tree) return false;
  if (members.has(key.value)) parser.twice.push({ name: key.value, offset: start });
  members.set(key.value, { keyRange, tree });
  return true;
}

function parseString(parser: Parser): JsonTree | undefined {
  const { file, at: start } = parser;
  const end = endOfString(file.text, start);
  if (end === undefined) return fail(parser, sentence`A closing quote is missing`);
  const value = decode(file.text.slice(start, end));
  if (typeof value !== 'string')
    return fail(parser, sentence`The string holds a bad escape or a line break`);
  parser.at = end;
  const range = { start: start + 1, end: end - 1 };
  return { value, span: () => spanOfString(file, range, value) };
}

function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code === 0x5c) at += 1;
    else if (code === 0x0a) return undefined;
  }
  return undefined;
}

const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

function parseLiteral(parser: Parser): JsonTree | undefined {
  const start = parser.at;
  LITERAL.lastIndex = start;
  const token = LITERAL.exec(parser.file.text)?.[0];
  if (token === undefined) return fail(parser, sentence`A value is missing`);
  parser.at += token.length;
  return { value: decode(token) ?? null, span: spanOf(parser, start) };
}

/** One token, without nesting: the built-in parser knows its escapes and numbers. */
function decode(token: string): string | number | boolean | null | undefined {
  try {
    return JSON.parse(token);
  } catch {
    return undefined;
  }
}

function spanOfString(file: SourceFile, range: Range, value: string): SourceSpan {
  if (range.end - range.start === value.length) return { path: file.path, range };
  return { path: file.path, range, segments: segmentEscapes(file.text, range, value) };
}

function spanOf(parser: Parser, start: number): JsonTree['span'] {
  const span = { path: parser.file.path, range: { start, end: parser.at } };
  return () => span;
}

function takeChar(parser: Parser, char: string): boolean {
  if (parser.file.text[skipBlanks(parser)] !== char) return false;
  parser.at += 1;
  return true;
}

function skipBlanks(parser: Parser): number {
  const { text } = parser.file;
  while (/[ \t\r\n]/.test(text[parser.at] ?? '')) parser.at += 1;
  return parser.at;
}

function fail(parser: Parser, message: Sentence): undefined {
  parser.mistake ??= { offset: parser.at, message };
  return undefined;
}

function failed(parser: Parser, message: Sentence): false {
  fail(parser, message);
  return false;
}
