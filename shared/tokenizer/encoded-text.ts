import type { Range } from '../text/range.ts';
import { CODE_POINT_KINDS } from './code-point-kinds.ts';
import { extendHash } from './vocabulary.ts';

/** Kinds of code points as bits, so that one test asks for several. 0 is the end of the text. */
export const UPPER = 1;
export const LOWER = 2;
/** A letter without case (CJK, Hebrew, modifiers). */
export const CASELESS = 4;
export const MARK = 8;
export const NUMBER = 16;
export const LINE_BREAK = 32;
/** White space that does not break a line, as Rust defines it: NEL counts, a BOM does not. */
export const BLANK = 64;
export const OTHER = 128;

const KIND_OF_LETTER: ReadonlyMap<string, number> = new Map([
  ['U', UPPER],
  ['L', LOWER],
  ['B', CASELESS],
  ['M', MARK],
  ['N', NUMBER],
  ['R', LINE_BREAK],
  ['S', BLANK],
  ['P', OTHER],
  ['C', OTHER],
]);

/** Splitters look a few bytes ahead, the piece cache reads whole words; the bytes after the text are zero. */
const LOOK_AHEAD = 16;

/** A text as UTF-8, with what counting asks of every byte beside it. Filled again for each text. */
export type EncodedText = {
  bytes: Uint8Array;
  /** The same bytes, for reading four at once. */
  view: DataView;
  /** The kind of the code point a byte belongs to. */
  kinds: Uint8Array;
  /** See `hashPiece`. */
  hashes: Int32Array;
  /** Bytes used; everything from here on is 0. */
  length: number;
};

/** The kind of every code point; made once, on first use. */
export function codePointKinds(): Uint8Array {
  allKinds ??= expandRuns(KIND_OF_LETTER);
  return allKinds;
}

let allKinds: Uint8Array | undefined;

/** 1 for every code point that is punctuation or a symbol; made once, on first use. */
export function symbolCodePoints(): Uint8Array {
  allSymbols ??= expandRuns(new Map([['P', 1]]));
  return allSymbols;
}

let allSymbols: Uint8Array | undefined;

/** The value of every code point by the letter of its run, or 0. */
function expandRuns(valueOf: ReadonlyMap<string, number>): Uint8Array {
  const kinds = new Uint8Array(0x110000);
  let end = 0;
  for (const run of CODE_POINT_KINDS.split(/(?=[A-Z])/)) {
    const start = end;
    end += run.length > 1 ? Number.parseInt(run.slice(1), 36) : 1;
    kinds.fill(valueOf.get(run.charAt(0)) ?? 0, start, end);
  }
  return kinds;
}

/** Room for a text of `units` UTF-16 units. */
export function createEncodedText(units: number): EncodedText {
  const capacity = units * 3 + LOOK_AHEAD;
  const bytes = new Uint8Array(capacity);
  return {
    bytes,
    view: new DataView(bytes.buffer),
    kinds: new Uint8Array(capacity),
    hashes: new Int32Array(capacity),
    length: 0,
  };
}

/** Fills `encoded` with `text[start..end]`; there must be room. */
export function encodeText(text: string, { start, end }: Range, encoded: EncodedText): void {
  const { bytes, kinds } = encoded;
  const kindOf = codePointKinds();
  let length = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) {
      bytes[length] = code;
      kinds[length] = kindOf[code] ?? OTHER;
      length += 1;
      continue;
    }
    const low = at + 1 < end ? text.charCodeAt(at + 1) : 0;
    const next = encodeCodePoint(encoded, length, joinSurrogates(code, low));
    // Only a pair of surrogates has four bytes.
    if (next - length === 4) at += 1;
    length = next;
  }
  encoded.length = length;
  bytes.fill(0, length, length + LOOK_AHEAD);
  kinds.fill(0, length, length + LOOK_AHEAD);
}

/**
 * Prepares a piece for `findToken`: enters the hash of its first n bytes at `start + n`, from which the hash of any
 * run within it follows.
 */
export function hashPiece({ bytes, hashes }: EncodedText, start: number, end: number): void {
  let hash = 0;
  hashes[start] = 0;
  for (let at = start; at < end; at += 1) {
    hash = extendHash(hash, bytes[at] ?? 0);
    hashes[at + 1] = hash;
  }
}

/** Keeps the first `bytes` of four that were read at once. */
export function maskOf(bytes: number): number {
  return bytes >= 4 ? -1 : (1 << (bytes * 8)) - 1;
}

/** The code point that begins with `code`. A surrogate without its other half is U+FFFD, as UTF-8 encoders write it. */
function joinSurrogates(code: number, low: number): number {
  if (code < 0xd800 || code >= 0xe000) return code;
  const isPair = code < 0xdc00 && low >= 0xdc00 && low < 0xe000;
  return isPair ? (code - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000 : 0xfffd;
}

/** Writes `code`, two bytes or more, at `at` and returns where it ends. */
function encodeCodePoint({ bytes, kinds }: EncodedText, at: number, code: number): number {
  let end = at;
  if (code >= 0x10000) {
    bytes[end] = 0xf0 | (code >> 18);
    bytes[end + 1] = 0x80 | ((code >> 12) & 0x3f);
    end += 2;
  } else if (code >= 0x800) {
    bytes[end] = 0xe0 | (code >> 12);
    end += 1;
  }
  bytes[end] = end === at ? 0xc0 | (code >> 6) : 0x80 | ((code >> 6) & 0x3f);
  bytes[end + 1] = 0x80 | (code & 0x3f);
  end += 2;
  const kind = codePointKinds()[code] ?? OTHER;
  for (let next = at; next < end; next += 1) kinds[next] = kind;
  return end;
}
