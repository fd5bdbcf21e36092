import type { Range } from '../text/range.ts';
import { maskOf } from './encoded-text.ts';
import type { LookUp } from './find-token.ts';

const SLOT_BITS = 15;
/** Words of a slot: the length of a piece and its tokens, then its bytes. Longer pieces are not kept. */
const SLOT_WORDS = 32;
const WAYS = 4;
const MAX_LONG_BYTES = (SLOT_WORDS - 1) * 4;
const TOKEN_BITS = 8;
const TOKEN_MASK = (1 << TOKEN_BITS) - 1;
const HASH_FACTOR = 0x2c1b3c6d;

/** The tokens of the longer pieces counted lately; see short-pieces.ts. A piece has four slots, side by side. */
export function createLongPieces(): Int32Array {
  return new Int32Array(SLOT_WORDS << SLOT_BITS);
}

/** The tokens of the piece `start..end`; 0 when they are not known. */
export function recallLong(lookUp: LookUp, start: number, end: number): number {
  if (end - start > MAX_LONG_BYTES) return 0;
  const ownSlot = slotOf(lookUp, start, end);
  for (let way = 0; way < WAYS; way += 1) {
    const tokens = tokensIn(lookUp, ownSlot ^ (way * SLOT_WORDS), { start, end });
    if (tokens > 0) return tokens;
  }
  return 0;
}

/** Keeps the tokens of the piece, if it is short enough. */
export function rememberLong(lookUp: LookUp, { start, end }: Range, tokens: number): void {
  const length = end - start;
  if (length > MAX_LONG_BYTES) return;
  const { text, longPieces } = lookUp;
  const ownSlot = slotOf(lookUp, start, end);
  let slot = ownSlot;
  for (let way = 1; way < WAYS && longPieces[slot] !== 0; way += 1)
    slot = ownSlot ^ (way * SLOT_WORDS);
  longPieces[slot] = (length << TOKEN_BITS) | tokens;
  for (let at = 0; at < length; at += 4) {
    longPieces[slot + 1 + (at >> 2)] = text.view.getInt32(start + at, true) & maskOf(length - at);
  }
}

function tokensIn(lookUp: LookUp, slot: number, { start, end }: Range): number {
  const { text, longPieces } = lookUp;
  const { view } = text;
  const head = longPieces[slot] ?? 0;
  const length = end - start;
  if (head >>> TOKEN_BITS !== length) return 0;
  const wholeEnd = end - 3;
  let word = slot + 1;
  let at = start;
  for (; at < wholeEnd; at += 4, word += 1) {
    if (view.getInt32(at, true) !== longPieces[word]) return 0;
  }
  const isSame = at === end || (view.getInt32(at, true) & maskOf(end - at)) === longPieces[word];
  return isSame ? head & TOKEN_MASK : 0;
}

function slotOf({ text }: LookUp, start: number, end: number): number {
  const { view } = text;
  const wholeEnd = end - 3;
  let hash = end - start;
  let at = start;
  for (; at < wholeEnd; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), HASH_FACTOR);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (view.getInt32(at, true) & maskOf(end - at)), HASH_FACTOR);
  return ((hash ^ (hash >>> 15)) & ((1 << SLOT_BITS) - 1)) * SLOT_WORDS;
}
