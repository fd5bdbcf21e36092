import type { Range } from '../text/range.ts';

/**
 * Byte-pair encoding starts from bytes. But a character whose bytes no token shares with a neighbour is always merged
 * whole before it is merged with anything else, because the parts of a token have lower ids than the token. Counting
 * can start from that character then, with a third of the units in Chinese. The exceptions are the few tokens that
 * begin or end inside a character; `suffixes` and `prefixes` are the places where one of them could lie, as bits by
 * `bitAt`. Where no such token lies, and the characters on both sides stand side by side in no token, nothing is ever
 * merged, so that a text can be counted part by part: `joins` are the neighbours, and two of three places in Chinese
 * have none. All may hold more than needed, never fewer. A vocabulary file brings them.
 */
export type WholeCharacters = {
  /** Bits by code point: the characters of two or three bytes that are tokens. */
  readonly characters: Uint8Array;
  /** Between a character of which a token holds only the end, and the next one. */
  readonly suffixes: Uint8Array;
  /** Between a character and the next one, of which a token holds only the beginning. */
  readonly prefixes: Uint8Array;
  /** Two characters of up to three bytes that are neighbours in a token. */
  readonly joins: Uint8Array;
};

const PLACES = 1 << 17;
const CHARACTER_BYTES = 0x10000 / 8;
const PLACE_BYTES = PLACES / 8;
export const WHOLE_CHARACTER_BYTES: number = CHARACTER_BYTES + PLACE_BYTES * 3;

/** The bits that lie at `start` of a file. */
export function viewWholeCharacters(file: Uint8Array, start: number): WholeCharacters {
  const suffixesAt = start + CHARACTER_BYTES;
  const prefixesAt = suffixesAt + PLACE_BYTES;
  const joinsAt = prefixesAt + PLACE_BYTES;
  return {
    characters: file.subarray(start, suffixesAt),
    suffixes: file.subarray(suffixesAt, prefixesAt),
    prefixes: file.subarray(prefixesAt, joinsAt),
    joins: file.subarray(joinsAt, joinsAt + PLACE_BYTES),
  };
}

/**
 * The bytes of the character at `at` when counting can take it as a whole: it has two or three, is a token, and no
 * token holds a part of it together with bytes outside of it. Otherwise 1.
 */
export function wholeLength(whole: WholeCharacters, bytes: Uint8Array, at: number): number {
  const { characters, suffixes, prefixes } = whole;
  const length = characterLength(bytes[at] ?? 0);
  if (length === 4 || !hasBit(characters, decodeCharacter(bytes, at))) return 1;
  if (at > 0 && hasBit(prefixes, bitAt(bytes, at))) return 1;
  return hasBit(suffixes, bitAt(bytes, at + length)) ? 1 : length;
}

/** Where the part of `start..end` ends that can be counted by itself: before a character that no token joins to it. */
export function partEnd(whole: WholeCharacters, bytes: Uint8Array, { start, end }: Range): number {
  let last = 0;
  for (let at = start, length = 1; at < end; at += length) {
    length = characterLength(bytes[at] ?? 0);
    const character = length < 4 ? decodeCharacter(bytes, at) : 0;
    const canEnd = last !== 0 && character !== 0 && !hasBit(whole.joins, joinBit(last, character));
    if (canEnd && isBetweenTokens(whole, bitAt(bytes, at))) return at;
    last = character;
  }
  return end;
}

/** Whether no token has a part of the character before the place, or of the one after it, and goes on over it. */
function isBetweenTokens({ suffixes, prefixes }: WholeCharacters, place: number): boolean {
  return !hasBit(suffixes, place) && !hasBit(prefixes, place);
}

/** Bytes of a UTF-8 character, by its first byte. */
export function characterLength(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** The code point of the one to three bytes at `at`. */
export function decodeCharacter(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return lead;
  const second = (bytes[at + 1] ?? 0) & 0x3f;
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | second;
  return ((lead & 0x0f) << 12) | (second << 6) | ((bytes[at + 2] ?? 0) & 0x3f);
}

/** The place before `at`: the byte before it, and the first two bytes of the character at it. */
function bitAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  return placeBit(bytes[at - 1] ?? 0, first, first < 0x80 ? 0 : (bytes[at + 1] ?? 0));
}

/** The bit of a place, by the byte before it and the first two after it; the second is 0 when the first is ASCII. */
export function placeBit(last: number, first: number, second: number): number {
  return (Math.imul(last, 0x3d4d) ^ Math.imul(first, 0x9e5) ^ second) & (PLACES - 1);
}

/** The bit of two code points below 0x10000, side by side. */
export function joinBit(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) + Math.imul(second, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (PLACES - 1);
}

function hasBit(bits: Uint8Array, bit: number): boolean {
  return (((bits[bit >>> 3] ?? 0) >>> (bit & 7)) & 1) === 1;
}

export function setBit(bits: Uint8Array, bit: number): void {
  bits[bit >>> 3] = (bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
}
