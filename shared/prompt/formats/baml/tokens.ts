import type { Range } from '../../../text/range.ts';

/** A word, a text or a sign of a BAML file; `body` is what stands inside a text's quotes. */
export type Token = {
  readonly kind: 'word' | 'text' | 'raw' | 'sign';
  /** The word, the text's content, or the sign. */
  readonly value: string;
  readonly range: Range;
  readonly body: Range;
};

const SKIP = /(?:\s+|\/\/[^\n]*)+/y;
const WORD = /[A-Za-z0-9_](?:[\w./]|-(?!>))*/y;
const TEXT = /"(?:[^"\\]|\\[^])*"/y;
const RAW = /(#{1,10})"/y;
const SIGN = /->|@@?|[^]/y;
const MAX_TOKENS = 200_000;

/** The tokens of a file, without its comments. A text that is never closed ends the file. Linear in the text. */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = skip(text, 0);
  while (at < text.length && tokens.length < MAX_TOKENS) {
    const token = readToken(text, at);
    if (!token) break;
    tokens.push(token);
    at = skip(text, token.range.end);
  }
  return tokens;
}

/** White space, line comments, and `{// … //}` comments. */
function skip(text: string, from: number): number {
  let at = from;
  for (;;) {
    SKIP.lastIndex = at;
    at += SKIP.exec(text)?.[0].length ?? 0;
    if (!text.startsWith('{//', at)) return at;
    const end = text.indexOf('//}', at + 3);
    if (end < 0) return text.length;
    at = end + 3;
  }
}

function readToken(text: string, start: number): Token | undefined {
  const raw = match(RAW, text, start);
  if (raw !== undefined) return readRaw(text, start, raw);
  const quoted = match(TEXT, text, start);
  if (quoted !== undefined) {
    const end = start + quoted.length;
    const body = { start: start + 1, end: end - 1 };
    return { kind: 'text', value: unescape(quoted), range: { start, end }, body };
  }
  if (text.charAt(start) === '"') return undefined;
  const word = match(WORD, text, start);
  const value = word ?? match(SIGN, text, start) ?? '';
  const range = { start, end: start + value.length };
  return { kind: word === undefined ? 'sign' : 'word', value, range, body: range };
}

function readRaw(text: string, start: number, opener: string): Token | undefined {
  const close = `"${opener.slice(0, -1)}`;
  const bodyStart = start + opener.length;
  const bodyEnd = text.indexOf(close, bodyStart);
  if (bodyEnd < 0) return undefined;
  const body = { start: bodyStart, end: bodyEnd };
  const range = { start, end: bodyEnd + close.length };
  return { kind: 'raw', value: text.slice(bodyStart, bodyEnd), range, body };
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function unescape(quoted: string): string {
  const letters: ReadonlyMap<string, string> = new Map([
    ['n', '\n'],
    ['t', '\t'],
    ['r', '\r'],
  ]);
  return quoted
    .slice(1, -1)
    .replaceAll(/\\([^])/g, (_, letter: string) => letters.get(letter) ?? letter);
}
