import type { EncodedText } from './encoded-text.ts';
import type { Buckets } from './rank-buckets.ts';
import { BYTE_TOKENS, hasFilterBit, mixHash, TAG_BITS, TAG_MASK } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { WholeCharacters } from './whole-characters.ts';

/** No token: larger than every id, so that a minimum never picks it. */
export const NO_TOKEN = 0x7fffffff;

/**
 * A text and the vocabulary it is looked up in. One per counter, so that a look-up allocates nothing. What is made late
 * is made in place: V8 throws all code away that has seen a field which then gets its second value.
 */
export type LookUp = {
  readonly vocabulary: Vocabulary;
  text: EncodedText;
  readonly whole: WholeCharacters;
  /** See short-pieces.ts. */
  readonly shortPieces: Int32Array;
  /** See long-pieces.ts. */
  readonly longPieces: Int32Array;
  /** The token of every two bytes, or `NO_TOKEN`; all 0 until a text needs it. */
  readonly bytePairs: Int32Array;
  /** Scratch of `mergeManyUnits`. */
  readonly buckets: Buckets;
};

/**
 * The token that bytes `start..end` of the text are, two or more; `NO_TOKEN` when they are none. They lie in the piece
 * that `hashPiece` prepared.
 */
export function findToken(lookUp: LookUp, start: number, end: number): number {
  const { slots, slotShift, powers, filter } = lookUp.vocabulary;
  // No token is longer than the powers reach.
  if (end - start >= powers.length) return NO_TOKEN;
  const mixed = mixHash(hashRun(lookUp, start, end));
  if (!hasFilterBit(filter, mixed)) return NO_TOKEN;
  const lastSlot = slots.length - 1;
  let slot = mixed >>> slotShift;
  for (let word = slots[slot] ?? 0; word !== 0; word = slots[slot] ?? 0) {
    const isTagged = ((word ^ mixed) & TAG_MASK) === 0;
    if (isTagged && endOfMatch(lookUp, word >>> TAG_BITS, start) === end) return word >>> TAG_BITS;
    slot = (slot + 1) & lastSlot;
  }
  return NO_TOKEN;
}

/** The hash of a run of bytes, from the hashes of what ends where it begins and where it ends. */
function hashRun({ vocabulary, text }: LookUp, start: number, end: number): number {
  const { hashes } = text;
  const power = vocabulary.powers[end - start] ?? 0;
  return (hashes[end] ?? 0) - Math.imul(hashes[start] ?? 0, power);
}

/** The same for a piece that is being cut into its first pairs: two bytes have a table of their own. */
export function findPair(lookUp: LookUp, start: number, end: number): number {
  if (end - start !== 2) return findToken(lookUp, start, end);
  const { bytePairs, text } = lookUp;
  if (bytePairs[0] === 0) listBytePairs(lookUp);
  return bytePairs[bytePair(text.bytes, start)] ?? NO_TOKEN;
}

export function createBytePairs(): Int32Array {
  return new Int32Array(1 << 16);
}

function listBytePairs({ vocabulary, bytePairs }: LookUp): void {
  const { starts, bytes } = vocabulary;
  bytePairs.fill(NO_TOKEN);
  for (let id = BYTE_TOKENS; id + 1 < starts.length; id += 1) {
    const start = starts[id] ?? 0;
    if ((starts[id + 1] ?? 0) - start === 2) bytePairs[bytePair(bytes, start)] = id;
  }
}

function bytePair(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/** Where the bytes of token `id` end when the text has them at `start`; -1 when it has others. */
function endOfMatch({ vocabulary, text }: LookUp, id: number, start: number): number {
  const { starts, bytes: tokenBytes } = vocabulary;
  const { bytes } = text;
  const tokenEnd = starts[id + 1] ?? 0;
  let at = start;
  for (let tokenAt = starts[id] ?? 0; tokenAt < tokenEnd; tokenAt += 1) {
    if (bytes[at] !== tokenBytes[tokenAt]) return -1;
    at += 1;
  }
  return at;
}
