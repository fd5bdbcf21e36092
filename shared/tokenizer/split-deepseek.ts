import {
  BLANK,
  CASELESS,
  LINE_BREAK,
  LOWER,
  MARK,
  NUMBER,
  OTHER,
  symbolCodePoints,
  UPPER,
} from './encoded-text.ts';
import type { EncodedText } from './encoded-text.ts';
import { nextCharacter, shortNumberEnd, whiteSpaceEnd } from './split-whitespace.ts';

const WORD = UPPER | LOWER | CASELESS | MARK;
const LETTER = UPPER | LOWER | CASELESS;
const SPACE = 0x20;
const DELETE = 0x7f;

/**
 * The end of the piece at `start`, by the three patterns of DeepSeek V3 that cut one after another: numbers of up to three
 * digits, runs of Han and kana, and in what is left: ASCII letters behind a mark, a word with one leading character, symbols,
 * or white space. What no pattern matches is a piece as well.
 */
export function deepseekPieceEnd(text: EncodedText, start: number): number {
  const { bytes, kinds } = text;
  const kind = kinds[start] ?? 0;
  if (kind === NUMBER) return shortNumberEnd(text, start);
  if (isEastAsian(bytes, start)) return eastAsianEnd(bytes, start);
  if ((kind & LETTER) !== 0) return wordEnd(text, start);
  if (kind === LINE_BREAK) return blanksEnd(text, start);
  if (isSymbol(text, start)) return markedEnd(text, start);
  return leadEnd(text, start, nextCharacter(bytes, start));
}

/** After a blank, a mark or what is no symbol: a word that it leads, symbols, white space, or itself. */
function leadEnd(text: EncodedText, start: number, next: number): number {
  const { bytes, kinds } = text;
  if (isWord(text, next)) return wordEnd(text, next);
  if (kinds[start] === MARK) return next;
  if (kinds[start] === OTHER) return unmatchedEnd(text, next);
  const isSpaceBeforeSymbols = bytes[start] === SPACE && isSymbol(text, next);
  return isSpaceBeforeSymbols ? symbolsEnd(text, next) : blanksEnd(text, start);
}

/** `[!-~][A-Za-z]+` without letters and digits, or symbols. */
function markedEnd(text: EncodedText, start: number): number {
  const { bytes } = text;
  let at = start + 1;
  if ((bytes[start] ?? 0) < 0x80) while (isAsciiLetter(bytes[at] ?? 0)) at += 1;
  return at > start + 1 ? at : symbolsEnd(text, start);
}

/** `[\p{L}\p{M}]+` */
function wordEnd({ bytes, kinds }: EncodedText, start: number): number {
  let at = start;
  while (((kinds[at] ?? 0) & WORD) !== 0 && !isEastAsian(bytes, at)) at += 1;
  return at;
}

/** `[\p{P}\p{S}]+[\r\n]*` */
function symbolsEnd(text: EncodedText, start: number): number {
  const { bytes, kinds } = text;
  let at = start;
  while (isSymbol(text, at) && !isEastAsian(bytes, at)) at = nextCharacter(bytes, at);
  while (kinds[at] === LINE_BREAK) at += 1;
  return at;
}

/** `\s*[\r\n]+|\s+(?!\S)|\s+`, where a number, Han and kana end the text as well. */
function blanksEnd(text: EncodedText, start: number): number {
  const { bytes, kinds } = text;
  const end = whiteSpaceEnd(text, start);
  if (kinds[end] !== BLANK || kinds[end - 1] === LINE_BREAK) return end;
  const next = nextCharacter(bytes, end);
  return kinds[next] === NUMBER || isEastAsian(bytes, next) ? next : end;
}

/** Controls and unassigned characters, up to one that leads a word. */
function unmatchedEnd(text: EncodedText, next: number): number {
  const { bytes, kinds } = text;
  let at = next;
  while (kinds[at] === OTHER && !isSymbol(text, at) && !isEastAsian(bytes, at)) {
    const after = nextCharacter(bytes, at);
    if (isWord(text, after)) return at;
    at = after;
  }
  return at;
}

function isWord({ bytes, kinds }: EncodedText, at: number): boolean {
  return ((kinds[at] ?? 0) & WORD) !== 0 && !isEastAsian(bytes, at);
}

function isSymbol({ bytes, kinds }: EncodedText, at: number): boolean {
  if (kinds[at] !== OTHER) return false;
  const byte = bytes[at] ?? 0;
  if (byte < 0x80) return byte > SPACE && byte !== DELETE;
  return symbolCodePoints()[decodeCodePoint(bytes, at)] === 1;
}

/** `[一-龥぀-ゟ゠-ヿ]+` */
function eastAsianEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isEastAsian(bytes, at)) at += 3;
  return at;
}

/** Whether a character of U+3040 to U+30FF or U+4E00 to U+9FA5 begins at `at`. */
function isEastAsian(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at] ?? 0;
  if (lead < 0xe3 || lead > 0xe9) return false;
  const code = decodeCodePoint(bytes, at);
  return (code >= 0x4e00 && code <= 0x9fa5) || (code >= 0x3040 && code <= 0x30ff);
}

function decodeCodePoint(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const second = (bytes[at + 1] ?? 0) & 0x3f;
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | second;
  const third = (second << 6) | ((bytes[at + 2] ?? 0) & 0x3f);
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | third;
  return ((lead & 0x07) << 18) | (third << 6) | ((bytes[at + 3] ?? 0) & 0x3f);
}

function isAsciiLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
