import type { Range } from '../text/range.ts';
import { maskOf } from './encoded-text.ts';
import type { EncodedText } from './encoded-text.ts';
import type { LongPieces } from './long-pieces.ts';
import { rankOfPair } from './pair-ranks.ts';
import type { PairRanks } from './pair-ranks.ts';
import type { Buckets } from './rank-buckets.ts';
import { findInRegion, loadAllRegions, loadRegion } from './load-region.ts';
import {
  hasFilterBit,
  LENGTH_BITS,
  LENGTH_MASK,
  LOADED,
  mixHash,
  regionOf,
  TAG_BITS,
  TAG_MASK,
} from './vocabulary.ts';
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
  readonly longPieces: LongPieces;
  /** The token of two bytes, or `NO_TOKEN`; 0 where nobody has asked. */
  readonly bytePairs: Int32Array;
  /** Whether `pairRanks` has any, and `mergeRank` is to be asked. */
  readonly hasPairRanks: boolean;
  readonly pairRanks: PairRanks;
  /** See `PieceRules`. */
  readonly hasCharacterUnits: boolean;
  /** Scratch of `mergeManyUnits`. */
  readonly buckets: Buckets;
};

/** So many look-ups in a region go before its tokens are entered. */
const FIRST_VISITS = 3;

/**
 * The token that bytes `start..end` of the text are, two or more; `NO_TOKEN` when they are none. They lie in the piece
 * that `hashPiece` prepared.
 */
export function findToken(lookUp: LookUp, start: number, end: number): number {
  const { slots, slotShift, powers, filter, missing } = lookUp.vocabulary;
  // No token is longer than the powers reach.
  if (end - start >= powers.length) return NO_TOKEN;
  if (missing[0] !== 0 && !isLoaded(lookUp, start, end)) return findRarely(lookUp, { start, end });
  const mixed = mixHash(hashRun(lookUp, start, end));
  if (!hasFilterBit(filter, mixed)) return NO_TOKEN;
  const lastSlot = slots.length - 1;
  let slot = mixed >>> slotShift;
  for (let word = slots[slot] ?? 0; word !== 0; word = slots[slot] ?? 0) {
    const isTagged = ((word ^ mixed) & TAG_MASK) === 0;
    if (isTagged && isToken(lookUp, word >>> TAG_BITS, { start, end })) return word >>> TAG_BITS;
    slot = (slot + 1) & lastSlot;
  }
  return NO_TOKEN;
}

function isLoaded(lookUp: LookUp, start: number, end: number): boolean {
  return lookUp.vocabulary.visits[regionOfRun(lookUp, start, end)] === LOADED;
}

function regionOfRun({ vocabulary, text }: LookUp, start: number, end: number): number {
  const head = text.view.getInt32(start, true) & maskOf(end - start);
  return regionOf(head, vocabulary.regionShift);
}

/** A look-up in a region whose tokens are not entered yet; after the first ones they are. */
function findRarely(lookUp: LookUp, run: Range): number {
  const { vocabulary } = lookUp;
  const { visits, missing } = vocabulary;
  const region = regionOfRun(lookUp, run.start, run.end);
  const known = visits[region] ?? 0;
  if (known < FIRST_VISITS) {
    visits[region] = known + 1;
    const id = findInRegion(lookUp, region, run);
    return id === 0 ? NO_TOKEN : id;
  }
  loadRegion(vocabulary, region);
  // A text that needs so many will need the others, and look-ups are faster without asking.
  if ((missing[0] ?? 0) < visits.length * MANY_MISSING) loadAllRegions(vocabulary);
  return findToken(lookUp, run.start, run.end);
}

/** The part of the regions that a long text leaves out at first. */
const MANY_MISSING = 0.8;

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
  const pair = ((text.bytes[start] ?? 0) << 8) | (text.bytes[start + 1] ?? 0);
  const known = bytePairs[pair] ?? 0;
  if (known !== 0) return known;
  const token = findToken(lookUp, start, end);
  bytePairs[pair] = token;
  return token;
}

/** When the pair that makes `token`, of which the left part has so many bytes, is merged: lower is sooner. */
export function mergeRank({ pairRanks }: LookUp, token: number, leftBytes: number): number {
  return token === NO_TOKEN ? token : rankOfPair(pairRanks, token, leftBytes);
}

export function createBytePairs(): Int32Array {
  return new Int32Array(1 << 16);
}

/** Whether the text has the bytes of token `id` there, and no token goes on. */
function isToken({ vocabulary, text }: LookUp, id: number, { start, end }: Range): boolean {
  const { places, bytes: tokenBytes } = vocabulary;
  const { bytes } = text;
  const place = places[id] ?? 0;
  if ((place & LENGTH_MASK) !== end - start) return false;
  let tokenAt = place >>> LENGTH_BITS;
  for (let at = start; at < end; at += 1, tokenAt += 1) {
    if (bytes[at] !== tokenBytes[tokenAt]) return false;
  }
  return true;
}
