/**
 * Byte-pair encoding starts from bytes. But a character whose bytes no token shares with a neighbour is always merged
 * whole before it is merged with anything else, because the parts of a token have lower ids than the token. Counting
 * can start from that character then, with a third of the units in Chinese. The exceptions are the few tokens that
 * begin or end inside a character; `suffixes` and `prefixes` are the places where one of them could lie, as bits by
 * `bitAt`. They may hold more places than needed, never fewer. A vocabulary file brings all three.
 */
export type WholeCharacters = {
  /** Bits by code point: the characters of two or three bytes that are tokens. */
  readonly characters: Uint8Array;
  /** Between a character of which a token holds only the end, and the next one. */
  readonly suffixes: Uint8Array;
  /** Between a character and the next one, of which a token holds only the beginning. */
  readonly prefixes: Uint8Array;
};

const PLACES = 1 << 17;
const CHARACTER_BYTES = 0x10000 / 8;
const PLACE_BYTES = PLACES / 8;
export const WHOLE_CHARACTER_BYTES: number = CHARACTER_BYTES + PLACE_BYTES * 2;

/** The bits that lie at `start` of a file. */
export function viewWholeCharacters(file: Uint8Array, start: number): WholeCharacters {
  const suffixesAt = start + CHARACTER_BYTES;
  const prefixesAt = suffixesAt + PLACE_BYTES;
  return {
    characters: file.subarray(start, suffixesAt),
    suffixes: file.subarray(suffixesAt, prefixesAt),
    prefixes: file.subarray(prefixesAt, prefixesAt + PLACE_BYTES),
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

/** Bytes of a UTF-8 character, by its first byte. */
export function characterLength(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** The code point of the two or three bytes at `at`. */
export function decodeCharacter(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
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

function hasBit(bits: Uint8Array, bit: number): boolean {
  return (((bits[bit >>> 3] ?? 0) >>> (bit & 7)) & 1) === 1;
}

export function setBit(bits: Uint8Array, bit: number): void {
  bits[bit >>> 3] = (bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
}
