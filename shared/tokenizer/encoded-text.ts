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
]);

/** Splitters look a few bytes ahead; the bytes after the text are zero. */
const LOOK_AHEAD = 4;

/** A text as UTF-8, with what counting asks of every byte beside it. Filled again for each text. */
export type EncodedText = {
  bytes: Uint8Array;
  /** The kind of the code point a byte belongs to. */
  kinds: Uint8Array;
  /** The hash of the first n bytes, by n: the hash of any run follows from two of them. */
  hashes: Int32Array;
  /** Bytes used; everything from here on is 0. */
  length: number;
};

/** The kind of every code point; made once, on first use. */
export function codePointKinds(): Uint8Array {
  allKinds ??= expandKinds();
  return allKinds;
}

let allKinds: Uint8Array | undefined;

function expandKinds(): Uint8Array {
  const kinds = new Uint8Array(0x110000);
  let end = 0;
  for (const run of CODE_POINT_KINDS.split(/(?=[A-Z])/)) {
    const start = end;
    end += run.length > 1 ? Number.parseInt(run.slice(1), 36) : 1;
    kinds.fill(KIND_OF_LETTER.get(run.charAt(0)) ?? OTHER, start, end);
  }
  return kinds;
}

/** Room for a text of `units` UTF-16 units. */
export function createEncodedText(units: number): EncodedText {
  const capacity = units * 3 + LOOK_AHEAD;
  return {
    bytes: new Uint8Array(capacity),
    kinds: new Uint8Array(capacity),
    hashes: new Int32Array(capacity),
    length: 0,
  };
}

/** Fills `encoded` with `text[start..end]`; there must be room. */
export function encodeText(text: string, range: Range, encoded: EncodedText): void {
  const { bytes, kinds } = encoded;
  const kindOf = codePointKinds();
  let length = 0;
  for (let at = range.start; at < range.end; at += 1) {
    let code = text.charCodeAt(at);
    if (code < 0x80) {
      bytes[length] = code;
      kinds[length] = kindOf[code] ?? OTHER;
      length += 1;
      continue;
    }
    if (code >= 0xd800 && code < 0xe000) {
      code = joinSurrogates(code, at + 1 < range.end ? text.charCodeAt(at + 1) : 0);
      if (code > 0xffff) at += 1;
    }
    const end = encodeCodePoint(bytes, length, code);
    const kind = kindOf[code] ?? OTHER;
    for (; length < end; length += 1) kinds[length] = kind;
  }
  encoded.length = length;
  bytes.fill(0, length, length + LOOK_AHEAD);
  kinds.fill(0, length, length + LOOK_AHEAD);
  hashBytes(encoded);
}

function hashBytes({ bytes, hashes, length }: EncodedText): void {
  let hash = 0;
  for (let at = 0; at < length; at += 1) {
    hash = extendHash(hash, bytes[at] ?? 0);
    hashes[at + 1] = hash;
  }
}

/** A surrogate without its other half is U+FFFD, as UTF-8 encoders write it. */
function joinSurrogates(high: number, low: number): number {
  const isPair = high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
  return isPair ? (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000 : 0xfffd;
}

/** Writes the UTF-8 of `code`, two bytes or more, at `at` and returns where it ends. */
function encodeCodePoint(bytes: Uint8Array, at: number, code: number): number {
  if (code < 0x800) {
    bytes[at] = 0xc0 | (code >> 6);
    bytes[at + 1] = 0x80 | (code & 0x3f);
    return at + 2;
  }
  if (code < 0x10000) {
    bytes[at] = 0xe0 | (code >> 12);
    bytes[at + 1] = 0x80 | ((code >> 6) & 0x3f);
    bytes[at + 2] = 0x80 | (code & 0x3f);
    return at + 3;
  }
  bytes[at] = 0xf0 | (code >> 18);
  bytes[at + 1] = 0x80 | ((code >> 12) & 0x3f);
  bytes[at + 2] = 0x80 | ((code >> 6) & 0x3f);
  bytes[at + 3] = 0x80 | (code & 0x3f);
  return at + 4;
}
