import { createHeap, pushEntry, takeLowest } from './heap.ts';
import { findToken, NO_TOKEN } from './find-token.ts';
import type { LookUp } from './find-token.ts';

/** A heap entry orders by token, then by unit: token * UNITS + unit. Both fit a double exactly. */
const UNITS = 2 ** 32;

/** Units as a linked list; a unit that is gone has no next. */
type Chain = {
  readonly lookUp: LookUp;
  readonly offsets: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  readonly count: number;
};

/** Byte-pair encoding of a long piece: a heap of pairs over a linked list, O(n log n). How many tokens remain. */
export function mergeManyUnits(lookUp: LookUp, offsets: Int32Array, count: number): number {
  const chain = createChain(lookUp, offsets, count);
  const heap = createHeap(firstEntries(chain));
  let left = count;
  for (let entry = takeLowest(heap); entry !== Infinity; entry = takeLowest(heap)) {
    const token = Math.floor(entry / UNITS);
    const unit = entry - token * UNITS;
    // An entry is stale when one of its units has been merged since.
    if (pairToken(chain, unit) !== token) continue;
    left -= 1;
    removeNext(chain, unit);
    pushEntry(heap, entryOf(chain, unit));
    const before = chain.previous[unit] ?? -1;
    if (before >= 0) pushEntry(heap, entryOf(chain, before));
  }
  return left;
}

function createChain(lookUp: LookUp, offsets: Int32Array, count: number): Chain {
  const next = new Int32Array(count + 1);
  const previous = new Int32Array(count + 1);
  for (let unit = 0; unit <= count; unit += 1) {
    next[unit] = unit + 1;
    previous[unit] = unit - 1;
  }
  return { lookUp, offsets, next, previous, count };
}

function firstEntries(chain: Chain): Float64Array {
  // A merge takes one entry out and puts at most two in.
  const entries = new Float64Array(chain.count * 2).fill(Infinity);
  let size = 0;
  for (let unit = 0; unit < chain.count; unit += 1) {
    const entry = entryOf(chain, unit);
    if (entry === Infinity) continue;
    entries[size] = entry;
    size += 1;
  }
  return entries;
}

/** The entry of a unit and the next one; `Infinity` when they do not merge. */
function entryOf(chain: Chain, unit: number): number {
  const token = pairToken(chain, unit);
  return token === NO_TOKEN ? Infinity : token * UNITS + unit;
}

function pairToken({ lookUp, offsets, next, count }: Chain, unit: number): number {
  const second = next[unit] ?? count;
  if (second >= count) return NO_TOKEN;
  return findToken(lookUp, offsets[unit] ?? 0, offsets[next[second] ?? count] ?? 0);
}

function removeNext({ next, previous, count }: Chain, unit: number): void {
  const second = next[unit] ?? count;
  const third = next[second] ?? count;
  next[unit] = third;
  previous[third] = unit;
  next[second] = count;
}
