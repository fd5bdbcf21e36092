import type { Range } from '../text/range.ts';
import type { LookUp } from './find-token.ts';
import { mixHash } from './vocabulary.ts';

const SLOT_BITS = 15;
/** Bytes of a slot: the length of a piece, its tokens, and its bytes. Longer pieces are not kept. */
const SLOT_BYTES = 128;
const MAX_PIECE_BYTES = SLOT_BYTES - 2;

/** The tokens of pieces merged lately, found by their bytes. Of fixed size: a newer piece displaces an older one. */
export function createPieceCache(): Uint8Array {
  return new Uint8Array(SLOT_BYTES << SLOT_BITS);
}

/** The tokens of the piece `start..end`; 0 when it is not in the cache. */
export function recallPiece(lookUp: LookUp, start: number, end: number): number {
  const length = end - start;
  if (length > MAX_PIECE_BYTES) return 0;
  const slots = lookUp.pieceCache;
  const { bytes } = lookUp.text;
  const slot = slotOf(lookUp, start, length);
  if (slots[slot] !== length) return 0;
  const shift = slot + 2 - start;
  for (let at = start; at < end; at += 1) {
    if (bytes[at] !== slots[at + shift]) return 0;
  }
  return slots[slot + 1] ?? 0;
}

/** Keeps the tokens of the piece, if it is short enough. */
export function rememberPiece(lookUp: LookUp, range: Range, tokens: number): void {
  const length = range.end - range.start;
  if (length > MAX_PIECE_BYTES) return;
  const slots = lookUp.pieceCache;
  const slot = slotOf(lookUp, range.start, length);
  slots[slot] = length;
  slots[slot + 1] = tokens;
  const { bytes } = lookUp.text;
  for (let at = 0; at < length; at += 1) slots[slot + 2 + at] = bytes[range.start + at] ?? 0;
}

function slotOf({ text, vocabulary }: LookUp, start: number, length: number): number {
  const { hashes } = text;
  const power = vocabulary.powers[length] ?? 0;
  const hash = (hashes[start + length] ?? 0) - Math.imul(hashes[start] ?? 0, power);
  return (mixHash(hash) >>> (32 - SLOT_BITS)) * SLOT_BYTES;
}
