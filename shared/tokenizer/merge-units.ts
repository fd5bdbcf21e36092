import { findToken, mergeRank, NO_TOKEN } from './find-token.ts';
import type { LookUp } from './find-token.ts';

/** A piece of text, cut into units that are being merged. */
export type Units = {
  readonly lookUp: LookUp;
  /** Where each unit begins in the text, in order; one after the last, where that ends. */
  readonly offsets: Int32Array;
  /** The token that a unit and the next one merge into, or `NO_TOKEN`. */
  readonly pairs: Int32Array;
};

/** Byte-pair encoding of `count` units by scanning; how many tokens remain. Quadratic: for short pieces. */
export function mergeUnits(units: Units, count: number): number {
  const { pairs } = units;
  // Pairs are found in one place, all at first and then the two around a merge: code that is small is compiled soon.
  for (let left = count, from = 0, to = count; ; left -= 1) {
    for (let unit = from; unit < to; unit += 1) pairs[unit] = pairToken(units, unit, left);
    const lowest = lowestUnit(pairs, left);
    if (pairs[lowest] === NO_TOKEN) return left;
    removeUnit(units, lowest + 1, left);
    from = lowest === 0 ? 0 : lowest - 1;
    to = lowest + 1;
  }
}

/** The token that the unit and the next one of `count` merge into. */
function pairToken({ lookUp, offsets }: Units, unit: number, count: number): number {
  if (unit + 1 >= count) return NO_TOKEN;
  const start = offsets[unit] ?? 0;
  const token = findToken(lookUp, start, offsets[unit + 2] ?? 0);
  if (!lookUp.hasPairRanks) return token;
  return mergeRank(lookUp, token, (offsets[unit + 1] ?? 0) - start);
}

/** The leftmost of the units with the lowest pair. */
function lowestUnit(pairs: Int32Array, count: number): number {
  let lowest = NO_TOKEN;
  let lowestAt = 0;
  for (let unit = 0; unit < count; unit += 1) {
    const pair = pairs[unit] ?? NO_TOKEN;
    if (pair < lowest) {
      lowest = pair;
      lowestAt = unit;
    }
  }
  return lowestAt;
}

function removeUnit({ offsets, pairs }: Units, start: number, count: number): void {
  for (let unit = start; unit < count; unit += 1) {
    offsets[unit] = offsets[unit + 1] ?? 0;
    pairs[unit] = pairs[unit + 1] ?? NO_TOKEN;
  }
}
