import type { Range } from '../text/range.ts';
import type { LookUp } from './find-token.ts';

/** Bytes of the longest piece kept here: three words. Nearly all pieces of prose and code are shorter. */
export const MAX_SHORT_BYTES = 12;

const SLOT_BITS = 15;
/** Words of a slot: the bytes of a piece, then its length and its tokens. */
const SLOT_WORDS = 4;
const TOKEN_BITS = 8;
const TOKEN_MASK = (1 << TOKEN_BITS) - 1;

/** Keep the first 0 to 4 bytes of a word: the mask of word `n` of a piece is at its length + 8 − 4n. */
const MASKS: Int32Array = Int32Array.from({ length: MAX_SHORT_BYTES + 9 }, (_, index) => {
  const bytes = Math.min(4, Math.max(0, index - 8));
  return bytes === 4 ? -1 : (1 << (bytes * 8)) - 1;
});

/**
 * The tokens of the short pieces counted lately: most pieces of a text were in it before, and unlike a vocabulary this
 * table fits the processor's cache. A piece has two slots, side by side. Of fixed size: a newer piece displaces an older one. It compares the bytes; a hash
 * alone would let a crafted text lie.
 */
export function createShortPieces(): Int32Array {
  return new Int32Array(SLOT_WORDS << SLOT_BITS);
}

/** The tokens of the piece `start..end`, of 12 bytes at most; 0 when they are not known. */
export function recallShort({ text, shortPieces }: LookUp, start: number, end: number): number {
  const { view } = text;
  const length = end - start;
  const first = view.getInt32(start, true) & (MASKS[length + 8] ?? 0);
  const second = view.getInt32(start + 4, true) & (MASKS[length + 4] ?? 0);
  const third = view.getInt32(start + 8, true) & (MASKS[length] ?? 0);
  let slot = slotOf(first, second, third);
  for (let way = 0; way < 2; way += 1) {
    const last = shortPieces[slot + 3] ?? 0;
    const isKnown =
      shortPieces[slot] === first &&
      shortPieces[slot + 1] === second &&
      shortPieces[slot + 2] === third &&
      last >>> TOKEN_BITS === length;
    if (isKnown) return last & TOKEN_MASK;
    slot ^= SLOT_WORDS;
  }
  return 0;
}

/** Keeps the tokens of the piece. */
export function rememberShort({ text, shortPieces }: LookUp, piece: Range, tokens: number): void {
  const { view } = text;
  const { start } = piece;
  const length = piece.end - start;
  const first = view.getInt32(start, true) & (MASKS[length + 8] ?? 0);
  const second = view.getInt32(start + 4, true) & (MASKS[length + 4] ?? 0);
  const third = view.getInt32(start + 8, true) & (MASKS[length] ?? 0);
  const ownSlot = slotOf(first, second, third);
  const slot = shortPieces[ownSlot + 3] === 0 ? ownSlot : ownSlot ^ SLOT_WORDS;
  shortPieces[slot] = first;
  shortPieces[slot + 1] = second;
  shortPieces[slot + 2] = third;
  shortPieces[slot + 3] = (length << TOKEN_BITS) | tokens;
}

function slotOf(first: number, second: number, third: number): number {
  const sum = Math.imul(first, 0x2c1b3c6d) + Math.imul(second, 0x297a2d39);
  const mixed = sum ^ Math.imul(third, 0x5bd1e995);
  return (Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> (32 - SLOT_BITS)) * SLOT_WORDS;
}
