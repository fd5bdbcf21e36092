import { createHeap, pushEntry, takeLowest } from './heap.ts';
import type { Heap } from './heap.ts';
import { MAX_TOKENS } from './vocabulary.ts';

/** Units in one bucket per token; each bucket is a linked list through `links`. */
export type Buckets = {
  /** The newest entry of each token's bucket, plus one; 0 is an empty bucket. */
  readonly heads: Int32Array;
  readonly units: Int32Array;
  readonly links: Int32Array;
  /** The tokens whose bucket is not empty. */
  readonly tokens: Heap;
  size: number;
};

/** The units whose pair is `token`, from left to right. */
export type Bucket = { readonly token: number; readonly units: Int32Array };

/** Empty buckets of all tokens; they are empty again after use. */
export function createBucketHeads(): Int32Array {
  return new Int32Array(MAX_TOKENS);
}

/** Room for the pairs of `count` units: each once at first, and at most two for each of the merges. */
export function createBuckets(heads: Int32Array, count: number): Buckets {
  const pairs = count * 3;
  return {
    heads,
    units: new Int32Array(pairs),
    links: new Int32Array(pairs),
    tokens: createHeap(Math.min(pairs, heads.length)),
    size: 0,
  };
}

export function addToBucket(buckets: Buckets, token: number, unit: number): void {
  const { heads, units, links, size } = buckets;
  const head = heads[token] ?? 0;
  if (head === 0) pushEntry(buckets.tokens, token);
  units[size] = unit;
  links[size] = head;
  buckets.size = size + 1;
  heads[token] = size + 1;
}

/** Empties the bucket of the lowest token; its units from left to right. */
export function takeLowestBucket(buckets: Buckets): Bucket | undefined {
  const token = takeLowest(buckets.tokens);
  if (token === Infinity) return undefined;
  const { heads, units, links } = buckets;
  const head = heads[token] ?? 0;
  heads[token] = 0;
  let count = 0;
  for (let entry = head; entry > 0; entry = links[entry - 1] ?? 0) count += 1;
  const taken = new Int32Array(count);
  for (let entry = head, at = 0; entry > 0; entry = links[entry - 1] ?? 0, at += 1) {
    taken[at] = units[entry - 1] ?? 0;
  }
  return { token, units: taken.toSorted() };
}
