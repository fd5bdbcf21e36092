import { findToken, NO_TOKEN } from './find-token.ts';
import type { LookUp } from './find-token.ts';
import { addToBucket, createBuckets, takeLowestBucket } from './rank-buckets.ts';
import type { Bucket, Buckets } from './rank-buckets.ts';

/** The units of a long piece as a linked list. */
type Chain = {
  readonly lookUp: LookUp;
  readonly offsets: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** The token that a unit and the next one merge into now; `NO_TOKEN` for a unit that is gone. */
  readonly pairs: Int32Array;
  readonly buckets: Buckets;
};

/**
 * Byte-pair encoding of a long piece, about O(n log n). Pairs wait in one bucket per token. A pair that a merge makes
 * becomes a later token than the merge did, so a bucket is complete when its turn comes, and its pairs are merged
 * from left to right. Returns how many tokens remain.
 */
export function mergeManyUnits(lookUp: LookUp, offsets: Int32Array, count: number): number {
  const chain = createChain(lookUp, offsets, count);
  for (let unit = 0; unit + 1 < count; unit += 1) pairUp(chain, unit);
  let left = count;
  for (
    let bucket = takeLowestBucket(chain.buckets);
    bucket;
    bucket = takeLowestBucket(chain.buckets)
  ) {
    left -= mergeBucket(chain, bucket);
  }
  return left;
}

/** Merges the pairs of a bucket that are still there; how many. */
function mergeBucket(chain: Chain, { token, units }: Bucket): number {
  let merges = 0;
  for (const unit of units) {
    if (chain.pairs[unit] !== token) continue;
    mergeNext(chain, unit);
    merges += 1;
  }
  return merges;
}

function createChain(lookUp: LookUp, offsets: Int32Array, count: number): Chain {
  const next = new Int32Array(count + 1);
  const previous = new Int32Array(count + 1);
  for (let unit = 0; unit <= count; unit += 1) {
    next[unit] = unit + 1;
    previous[unit] = unit - 1;
  }
  const pairs = new Int32Array(count + 1).fill(NO_TOKEN);
  return {
    lookUp,
    offsets,
    next,
    previous,
    pairs,
    buckets: createBuckets(lookUp.bucketHeads, count),
  };
}

function mergeNext(chain: Chain, unit: number): void {
  const { next, previous, pairs } = chain;
  const second = next[unit] ?? 0;
  const third = next[second] ?? 0;
  next[unit] = third;
  previous[third] = unit;
  pairs[second] = NO_TOKEN;
  pairUp(chain, unit);
  const before = previous[unit] ?? -1;
  if (before >= 0) pairUp(chain, before);
}

/** Finds what a unit and the next one merge into, and puts the pair into its bucket. */
function pairUp({ lookUp, offsets, next, pairs, buckets }: Chain, unit: number): void {
  const last = pairs.length - 1;
  const second = next[unit] ?? last;
  const end = next[second] ?? last;
  const token =
    second === last ? NO_TOKEN : findToken(lookUp, offsets[unit] ?? 0, offsets[end] ?? 0);
  pairs[unit] = token;
  if (token !== NO_TOKEN) addToBucket(buckets, token, unit);
}
