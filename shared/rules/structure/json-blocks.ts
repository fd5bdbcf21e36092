import type { Range } from '../../text/range.ts';
import type { Fence, Line } from './scan-lines.ts';

/** A JSON object or list inside a text. `gaps` are the runs of white space between its tokens. */
export type JsonBlock = {
  readonly range: Range;
  readonly gaps: readonly Range[];
  readonly isFenced: boolean;
};

/** Deeper nesting is no data for a prompt. */
const MAX_DEPTH = 100;

/**
 * Objects and lists that stand on lines of their own or fill a code block, and that RFC 8259 accepts. Linear: a block
 * that turns out to be none is not looked into again.
 */
export function findJsonBlocks(
  text: string,
  { lines, fences }: { readonly lines: readonly Line[]; readonly fences: readonly Fence[] },
): readonly JsonBlock[] {
  const fenced = fences.flatMap((fence) => readFence(text, fence) ?? []);
  return [...findBare(text, lines), ...fenced].toSorted((a, b) => a.range.start - b.range.start);
}

function* findBare(text: string, lines: readonly Line[]): Generator<JsonBlock> {
  let done = 0;
  for (const { start, indent, kind } of lines) {
    const first = start + indent;
    if (first < done || kind === 'code' || kind === 'fence' || !opensJson(text.charCodeAt(first)))
      continue;
    const { isJson, end, gaps } = readJson(text, first);
    done = end;
    if (isJson && isLineEnd(text, end)) {
      yield { range: { start: first, end }, gaps: toRanges(gaps), isFenced: false };
    }
  }
}

function opensJson(code: number): boolean {
  return code === 0x7b || code === 0x5b;
}

function readFence(text: string, { content, isClosed }: Fence): JsonBlock | undefined {
  const start = skipSpace(text, content.start);
  if (!isClosed || !opensJson(text.charCodeAt(start))) return undefined;
  const { isJson, end, gaps } = readJson(text, start);
  if (!isJson || end > content.end || skipSpace(text, end) < content.end) return undefined;
  return { range: { start, end }, gaps: toRanges(gaps), isFenced: true };
}

function toRanges(offsets: readonly number[]): readonly Range[] {
  const ranges: Range[] = [];
  for (let index = 0; index < offsets.length; index += 2) {
    ranges.push({ start: offsets[index] ?? 0, end: offsets[index + 1] ?? 0 });
  }
  return ranges;
}

function isLineEnd(text: string, at: number): boolean {
  const rest = skipBlank(text, at);
  return rest === text.length || text[rest] === '\n' || text[rest] === '\r';
}

type Read = {
  readonly isJson: boolean;
  readonly end: number;
  /** Starts and ends by turns: most of what opens like JSON is none, and ranges of it would be for nothing. */
  readonly gaps: readonly number[];
};

/** What may stand next: a value, a value or the end of a list, a key, a key or the end of an object, a colon, what follows a value. */
type Expected = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'after';

type Reader = {
  readonly text: string;
  readonly closers: string[];
  at: number;
  expected: Expected;
};

/** Reads one value from `start`; `end` is where it ends, or where it turned out to be no JSON. */
function readJson(text: string, start: number): Read {
  const reader: Reader = { text, closers: [], at: start, expected: 'value' };
  const gaps: number[] = [];
  do {
    const next = skipSpace(text, reader.at);
    if (next > reader.at) gaps.push(reader.at, next);
    reader.at = next;
    if (!step(reader)) return { isJson: false, end: reader.at + 1, gaps: [] };
  } while (reader.closers.length > 0);
  return { isJson: true, end: reader.at, gaps };
}

function step(reader: Reader): boolean {
  const char = reader.text[reader.at] ?? '';
  return STEPS[reader.expected](reader, char);
}

/** What each expectation makes of the next character; false is no JSON. */
const STEPS: { readonly [expected in Expected]: (reader: Reader, char: string) => boolean } = {
  after: stepAfter,
  colon: (reader, char) => char === ':' && advance(reader, 'value'),
  key: stepKey,
  'first-key': (reader, char) => (char === '}' ? close(reader) : stepKey(reader)),
  value: stepValue,
  'first-value': (reader, char) => (char === ']' ? close(reader) : stepValue(reader, char)),
};

function stepAfter(reader: Reader, char: string): boolean {
  const closer = reader.closers.at(-1);
  if (char === closer) return close(reader);
  return char === ',' && advance(reader, closer === '}' ? 'key' : 'value');
}

function close(reader: Reader): boolean {
  reader.closers.pop();
  return advance(reader, 'after');
}

/** Goes over one character. */
function advance(reader: Reader, expected: Expected): true {
  reader.at += 1;
  reader.expected = expected;
  return true;
}

// RFC 8259 forbids control characters in strings.
// oxlint-disable-next-line no-control-regex
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const LITERAL = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

function stepKey(reader: Reader): boolean {
  if (!take(reader, STRING)) return false;
  reader.expected = 'colon';
  return true;
}

function stepValue(reader: Reader, char: string): boolean {
  if (char === '{' || char === '[') {
    if (reader.closers.length >= MAX_DEPTH) return false;
    reader.closers.push(char === '{' ? '}' : ']');
    return advance(reader, char === '{' ? 'first-key' : 'first-value');
  }
  reader.expected = 'after';
  return take(reader, char === '"' ? STRING : LITERAL);
}

function take(reader: Reader, token: RegExp): boolean {
  token.lastIndex = reader.at;
  const found = token.exec(reader.text)?.[0];
  if (found === undefined) return false;
  reader.at += found.length;
  return true;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function skipBlank(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
