import type { LookUp } from './find-token.ts';
import { BYTE_TOKENS } from './vocabulary.ts';

/**
 * Byte-pair encoding starts from bytes. But a character whose bytes no token shares with a neighbour is always merged
 * whole before it is merged with anything else, because the parts of a token have lower ids than the token. Counting
 * can start from that character then, with a third of the units in Chinese. The exceptions are the few tokens that
 * begin or end inside a character; `suffixes` and `prefixes` are the places where one of them could lie, as bits by
 * `bitAt`. They may hold more places than needed, never fewer.
 */
export type WholeCharacters = {
  /** Bits by code point: the characters of two or three bytes that are tokens. */
  readonly characters: Int32Array;
  /** Between a character of which a token holds only the end, and the next one. */
  readonly suffixes: Int32Array;
  /** Between a character and the next one, of which a token holds only the beginning. */
  readonly prefixes: Int32Array;
  /** One word: 1 once the bits are set. */
  readonly isListed: Int32Array;
};

const BITS = 1 << 17;

/** No bits set yet: only a text that is not ASCII needs them. */
export function createWholeCharacters(): WholeCharacters {
  return {
    characters: new Int32Array(0x10000 / 32),
    suffixes: new Int32Array(BITS / 32),
    prefixes: new Int32Array(BITS / 32),
    isListed: new Int32Array(1),
  };
}

/** Looks at every token. */
function listWholeCharacters({ vocabulary, whole }: LookUp): void {
  const { bytes, starts } = vocabulary;
  let start = BYTE_TOKENS;
  for (let id = BYTE_TOKENS; id + 1 < starts.length; id += 1) {
    const end = starts[id + 1] ?? 0;
    // A token that begins and ends with ASCII neither is a character nor cuts one.
    if (((bytes[start] ?? 0) | (bytes[end - 1] ?? 0)) >= 0x80)
      addToken(whole, { bytes, start, end });
    start = end;
  }
  whole.isListed[0] = 1;
}

/** A token. */
type ByteSpan = { readonly bytes: Uint8Array; readonly start: number; readonly end: number };

function addToken(whole: WholeCharacters, token: ByteSpan): void {
  const { bytes, start, end } = token;
  let next = start;
  while (next < end && isContinuation(bytes[next])) next += 1;
  if (next > start && next < end) setPlace(whole.suffixes, token, next);

  let lead = end - 1;
  while (lead > start && isContinuation(bytes[lead])) lead -= 1;
  const isCut = end - lead < characterLength(bytes[lead] ?? 0);
  if (lead === start) addCharacter(whole, token);
  else if (isCut) setPlace(whole.prefixes, token, lead);
}

/** Enters a token that begins with its only first byte, if it is all of a character. */
function addCharacter({ characters }: WholeCharacters, { bytes, start, end }: ByteSpan): void {
  const length = characterLength(bytes[start] ?? 0);
  const isCharacter = end - start === length && (length === 2 || length === 3);
  if (isCharacter) setBit(characters, decodeCharacter(bytes, start));
}

/**
 * The bytes of the character at `at` when counting can take it as a whole: it has two or three, is a token, and no
 * token holds a part of it together with bytes outside of it. Otherwise 1.
 */
export function wholeLength(lookUp: LookUp, at: number): number {
  const { bytes } = lookUp.text;
  const { characters, suffixes, prefixes, isListed } = lookUp.whole;
  if (isListed[0] === 0) listWholeCharacters(lookUp);
  const length = characterLength(bytes[at] ?? 0);
  if (length === 4 || !hasBit(characters, decodeCharacter(bytes, at))) return 1;
  if (at > 0 && hasBit(prefixes, bitAt(bytes, at))) return 1;
  return hasBit(suffixes, bitAt(bytes, at + length)) ? 1 : length;
}

/** Bytes of a UTF-8 character, by its first byte. */
function characterLength(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** The code point of the two or three bytes at `at`. */
function decodeCharacter(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const second = (bytes[at + 1] ?? 0) & 0x3f;
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | second;
  return ((lead & 0x0f) << 12) | (second << 6) | ((bytes[at + 2] ?? 0) & 0x3f);
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** The place before `at`: the byte before it, and the first two bytes of the character at it. */
function bitAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  return placeBit(bytes[at - 1] ?? 0, first, first < 0x80 ? 0 : (bytes[at + 1] ?? 0));
}

function placeBit(last: number, first: number, second: number): number {
  return (Math.imul(last, 0x3d4d) ^ Math.imul(first, 0x9e5) ^ second) & (BITS - 1);
}

function setPlace(bits: Int32Array, { bytes, end }: ByteSpan, at: number): void {
  const first = bytes[at] ?? 0;
  if (first < 0x80 || at + 1 < end) {
    setBit(bits, bitAt(bytes, at));
    return;
  }
  // The token ends after the first byte: any second byte may follow.
  for (let second = 0x80; second < 0xc0; second += 1) {
    setBit(bits, placeBit(bytes[at - 1] ?? 0, first, second));
  }
}

function hasBit(bits: Int32Array, bit: number): boolean {
  return (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
}

function setBit(bits: Int32Array, bit: number): void {
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}
