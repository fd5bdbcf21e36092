import type { Range } from '../text/range.ts';
import { maskOf } from './encoded-text.ts';
import type { EncodedText } from './encoded-text.ts';

const SLOT_BITS = 15;
const WAYS = 4;
/** Words of a slot. Longer pieces are not kept. */
const SLOT_WORDS = 32;
export const MAX_LONG_BYTES: number = SLOT_WORDS * 4;
/** A head is a tag of the hash, the length of the piece and its tokens. */
const TOKEN_BITS = 8;
const TOKEN_MASK = (1 << TOKEN_BITS) - 1;
const LENGTH_BITS = 8;
const TAG_MASK = -1 << (LENGTH_BITS + TOKEN_BITS);
const HASH_FACTOR = 0x2c1b3c6d;

/**
 * The tokens of the longer pieces counted lately; see short-pieces.ts. A piece has four slots, side by side, filled in
 * their order. The heads are few enough for the processor's cache, so that a piece that is new costs one look.
 */
export type LongPieces = {
  /** By slot; 0 is an empty one. */
  readonly heads: Int32Array;
  /** By slot, the bytes of its piece. */
  readonly words: Int32Array;
};

export function createLongPieces(): LongPieces {
  return {
    heads: new Int32Array(1 << SLOT_BITS),
    words: new Int32Array(SLOT_WORDS << SLOT_BITS),
  };
}

/** The hash of a piece of `MAX_LONG_BYTES` at most, which finds its slots. */
export function hashLong({ view }: EncodedText, start: number, end: number): number {
  const wholeEnd = end - 3;
  let hash = end - start;
  let at = start;
  for (; at < wholeEnd; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), HASH_FACTOR);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (view.getInt32(at, true) & maskOf(end - at)), HASH_FACTOR);
  return hash ^ (hash >>> 15);
}

/** The tokens of the piece with that hash; 0 when they are not known. */
export function recallLong({ text, longPieces }: Memory, hash: number, piece: Range): number {
  const { heads, words } = longPieces;
  const known = headOf(hash, piece, 0);
  const ownSlot = slotOf(hash);
  for (let way = 0; way < WAYS; way += 1) {
    const slot = ownSlot ^ way;
    const head = heads[slot] ?? 0;
    if (head === 0) return 0;
    const isAlike = (head & ~TOKEN_MASK) === known;
    if (isAlike && isSame(text, piece, { words, at: slot * SLOT_WORDS })) return head & TOKEN_MASK;
  }
  return 0;
}

/** Keeps the tokens of the piece with that hash. */
export function rememberLong(
  { text, longPieces }: Memory,
  hash: number,
  piece: Range & { readonly tokens: number },
): void {
  const { heads, words } = longPieces;
  const ownSlot = slotOf(hash);
  let slot = ownSlot;
  for (let way = 1; way < WAYS && heads[slot] !== 0; way += 1) slot = ownSlot ^ way;
  heads[slot] = headOf(hash, piece, piece.tokens);
  const { start, end } = piece;
  let word = slot * SLOT_WORDS;
  for (let at = start; at < end; at += 4, word += 1) {
    words[word] = text.view.getInt32(at, true) & maskOf(end - at);
  }
}

type Memory = { readonly text: EncodedText; readonly longPieces: LongPieces };

function slotOf(hash: number): number {
  return hash & ((1 << SLOT_BITS) - 1);
}

function headOf(hash: number, { start, end }: Range, tokens: number): number {
  return (hash & TAG_MASK) | ((end - start) << TOKEN_BITS) | tokens;
}

function isSame(
  { view }: EncodedText,
  { start, end }: Range,
  kept: { readonly words: Int32Array; readonly at: number },
): boolean {
  const wholeEnd = end - 3;
  let word = kept.at;
  let at = start;
  for (; at < wholeEnd; at += 4, word += 1) {
    if (view.getInt32(at, true) !== kept.words[word]) return false;
  }
  return at === end || (view.getInt32(at, true) & maskOf(end - at)) === kept.words[word];
}
