import type { Range } from '../text/range.ts';
import {
  BYTE_TOKENS,
  extendHash,
  LENGTH_BITS,
  LOADED,
  mixHash,
  packSlot,
  setFilterBit,
} from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';
import { offsetOfRegion } from './vocabulary-file.ts';

/** Enters the tokens of a region into the tables. Throws when the file is damaged there. */
export function loadRegion(vocabulary: Vocabulary, region: number): void {
  const { file, bytes, visits, missing, places } = vocabulary;
  visits[region] = LOADED;
  missing[0] = (missing[0] ?? 0) - 1;
  let at = file.getUint32(offsetOfRegion(region), true);
  const end = file.getUint32(offsetOfRegion(region + 1), true);
  let id = BYTE_TOKENS - 1;
  while (at < end) {
    const step = readStep(bytes, at);
    id += step >>> STEP_BITS;
    const start = at + (step & STEP_MASK) + 1;
    at = start + (bytes[start - 1] ?? 0);
    if (id >= places.length || at > end) throw new Error('A vocabulary file is damaged');
    addToken(vocabulary, id, { start, end: at });
  }
}

/** Enters all tokens, so that none is found damaged later. */
export function loadAllRegions(vocabulary: Vocabulary): void {
  for (const [region, visits] of vocabulary.visits.entries()) {
    if (visits !== LOADED) loadRegion(vocabulary, region);
  }
}

const STEP_BITS = 3;
const STEP_MASK = (1 << STEP_BITS) - 1;

/** How much an id is above the one before it, times eight, and the bytes that say so. */
function readStep(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return (first << STEP_BITS) | 1;
  const second = bytes[at + 1] ?? 0;
  const low = (first & 0x7f) | ((second & 0x7f) << 7);
  if (second < 0x80) return (low << STEP_BITS) | 2;
  return ((low | ((bytes[at + 2] ?? 0) << 14)) << STEP_BITS) | 3;
}

/**
 * The id of the token that `text` has at `start..end`, or 0, by reading the region through: for the first look-ups that
 * costs less than entering it.
 */
export function findInRegion({ vocabulary, text }: Texts, region: number, run: Range): number {
  const { file, bytes } = vocabulary;
  const length = run.end - run.start;
  let at = file.getUint32(offsetOfRegion(region), true);
  const end = file.getUint32(offsetOfRegion(region + 1), true);
  let id = BYTE_TOKENS - 1;
  while (at < end) {
    const step = readStep(bytes, at);
    id += step >>> STEP_BITS;
    const start = at + (step & STEP_MASK) + 1;
    at = start + (bytes[start - 1] ?? 0);
    if (at - start === length && isSame(bytes, start, { bytes: text.bytes, ...run })) return id;
  }
  return 0;
}

type Texts = { readonly vocabulary: Vocabulary; readonly text: { readonly bytes: Uint8Array } };

/** Whether `bytes` goes on at `at` like the other bytes. */
function isSame(bytes: Uint8Array, at: number, other: Range & { bytes: Uint8Array }): boolean {
  let next = at;
  for (let from = other.start; from < other.end; from += 1, next += 1) {
    if (bytes[next] !== other.bytes[from]) return false;
  }
  return true;
}

function addToken(
  { bytes, places, slots, slotShift, filter }: Vocabulary,
  id: number,
  { start, end }: Range,
): void {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = extendHash(hash, bytes[at] ?? 0);
  const mixed = mixHash(hash);
  const lastSlot = slots.length - 1;
  let slot = mixed >>> slotShift;
  while (slots[slot] !== 0) slot = (slot + 1) & lastSlot;
  slots[slot] = packSlot(id, mixed);
  places[id] = (start << LENGTH_BITS) | (end - start);
  setFilterBit(filter, mixed);
}
