import type { EncodedText } from './encoded-text.ts';
import { mixHash, TAG_BITS, TAG_MASK } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { WholeCharacters } from './whole-characters.ts';

/** No token: larger than every id, so that a minimum never picks it. */
export const NO_TOKEN = 0x7fffffff;

/** A text and the vocabulary it is looked up in. One per counter, so that a look-up allocates nothing. */
export type LookUp = {
  readonly vocabulary: Vocabulary;
  text: EncodedText;
  /** Made when a text needs it. */
  whole: WholeCharacters | undefined;
  /** See short-pieces.ts. */
  readonly shortPieces: Int32Array;
  /** See long-pieces.ts. */
  readonly longPieces: Int32Array;
  /** Scratch of `mergeManyUnits`. */
  readonly bucketHeads: Int32Array;
};

/**
 * The token that bytes `start..end` of the text are, two or more; `NO_TOKEN` when they are none. They lie in the piece
 * that `hashPiece` prepared.
 */
export function findToken(lookUp: LookUp, start: number, end: number): number {
  const { slots, slotShift, powers } = lookUp.vocabulary;
  const { hashes } = lookUp.text;
  const length = end - start;
  // No token is longer than the powers reach.
  if (length >= powers.length) return NO_TOKEN;
  const hash = (hashes[end] ?? 0) - Math.imul(hashes[start] ?? 0, powers[length] ?? 0);
  const mixed = mixHash(hash);
  const lastSlot = slots.length - 1;
  let slot = mixed >>> slotShift;
  for (let word = slots[slot] ?? 0; word !== 0; word = slots[slot] ?? 0) {
    const isTagged = ((word ^ mixed) & TAG_MASK) === 0;
    if (isTagged && endOfMatch(lookUp, word >>> TAG_BITS, start) === end) return word >>> TAG_BITS;
    slot = (slot + 1) & lastSlot;
  }
  return NO_TOKEN;
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
