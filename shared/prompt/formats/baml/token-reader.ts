import type { Json } from '../../../text/json.ts';
import type { Token } from './tokens.ts';

/** Reads tokens one after another; asking beyond the end answers undefined. */
export type TokenReader = {
  readonly peek: (ahead?: number) => Token | undefined;
  readonly next: () => Token | undefined;
  /** Takes the next token when it is this sign or word. */
  readonly take: (value: string) => boolean;
};

export function createTokenReader(tokens: readonly Token[]): TokenReader {
  let at = 0;
  return {
    peek: (ahead = 0) => tokens[at + ahead],
    next: () => {
      const token = tokens[at];
      at += 1;
      return token;
    },
    take: (value) => {
      const token = tokens[at];
      const isThis = token?.value === value && token.kind !== 'text' && token.kind !== 'raw';
      if (isThis) at += 1;
      return isThis;
    },
  };
}

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['[', ']'],
  ['(', ')'],
]);

/** Skips a bracketed group whose opener is the next token; brackets inside are kept in pairs. */
export function skipGroup(reader: TokenReader): void {
  const open: string[] = [];
  do {
    const token = reader.next();
    if (!token) return;
    if (token.kind !== 'sign') continue;
    const closer = CLOSERS.get(token.value);
    if (closer !== undefined) open.push(closer);
    else if (token.value === open.at(-1)) open.pop();
  } while (open.length > 0);
}

const MAX_DEPTH = 50;

/** A value of a test or of a client's options: text, number, word, list, or map of names. */
export function readValue(reader: TokenReader, depth = 0): Json | undefined {
  const token = reader.peek();
  if (!token || depth > MAX_DEPTH) return undefined;
  if (token.kind === 'sign') return readSigned(reader, token.value, depth);
  reader.next();
  if (token.kind === 'raw') return dedent(token.value);
  return token.kind === 'word' ? wordValue(token.value) : token.value;
}

function readSigned(reader: TokenReader, sign: string, depth: number): Json | undefined {
  if (sign === '{') return readMap(reader, depth);
  if (sign === '[') return readList(reader, depth);
  if (sign !== '-') return undefined;
  reader.next();
  const number = Number(reader.next()?.value);
  return Number.isFinite(number) ? -number : undefined;
}

function wordValue(word: string): Json {
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null') return null;
  return /^\d+(?:\.\d+)?$/.test(word) ? Number(word) : word;
}

function readList(reader: TokenReader, depth: number): Json {
  const items: Json[] = [];
  reader.take('[');
  while (!reader.take(']')) {
    if (reader.take(',')) continue;
    const item = readValue(reader, depth + 1);
    if (item === undefined) {
      if (!reader.next()) break;
      continue;
    }
    items.push(item);
  }
  return items;
}

/** `{ key value, … }`, with or without colons and commas. */
function readMap(reader: TokenReader, depth: number): Json {
  const map: { [key: string]: Json } = Object.create(null);
  reader.take('{');
  while (!reader.take('}')) {
    if (reader.take(',')) continue;
    const key = reader.next();
    if (!key) break;
    reader.take(':');
    const value = readValue(reader, depth + 1);
    if (value !== undefined) map[key.value] = value;
  }
  return map;
}

/** A raw text as BAML sends it: without outer white space and without the indentation all its lines share. */
export function dedent(text: string): string {
  const lines = text.split('\n');
  const indent = sharedIndent(lines);
  return lines
    .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)))
    .join('\n')
    .trim();
}

export function sharedIndent(lines: readonly string[]): number {
  let shared = Number.POSITIVE_INFINITY;
  for (const [index, line] of lines.entries()) {
    // The first line stands behind the quote.
    if (line.trim() === '' || (index === 0 && lines.length > 1)) continue;
    shared = Math.min(shared, line.length - line.trimStart().length);
  }
  return shared === Number.POSITIVE_INFINITY ? 0 : shared;
}
