import { MAX_TOKENS } from './vocabulary.ts';

/**
 * Units in one bucket per token; each bucket is a linked list. Tokens are taken in the order of their ids, and what is
 * added meanwhile belongs to later ones, so that bits say which comes next.
 */
export type Buckets = {
  /** The newest entry of each token's bucket, plus one; 0 is an empty bucket. */
  readonly heads: Int32Array;
  /** A bit for each token whose bucket is not empty. */
  readonly filled: Int32Array;
  /** A bit for each word of `filled` that has one. */
  readonly filledWords: Int32Array;
  /** The unit of each entry, then the older entry, plus one: side by side, for the processor's cache. */
  entries: Int32Array;
  size: number;
};

/** Entries that stay allocated; more are given back. */
const KEPT_ENTRIES = 1 << 13;

/** Empty buckets of all tokens; they are empty again after use. */
export function createBuckets(): Buckets {
  const words = MAX_TOKENS >> 5;
  return {
    heads: new Int32Array(MAX_TOKENS),
    filled: new Int32Array(words),
    filledWords: new Int32Array(words >> 5),
    entries: new Int32Array(0),
    size: 0,
  };
}

/** Makes room for so many entries, of empty buckets. */
export function makeRoom(buckets: Buckets, entries: number): void {
  const size = Math.max(KEPT_ENTRIES, entries) * 2;
  if (size !== buckets.entries.length) buckets.entries = new Int32Array(size);
  buckets.size = 0;
}

export function addToBucket(buckets: Buckets, token: number, unit: number): void {
  const { heads, entries, size } = buckets;
  const head = heads[token] ?? 0;
  if (head === 0) markFilled(buckets, token);
  entries[size * 2] = unit;
  entries[size * 2 + 1] = head;
  buckets.size = size + 1;
  heads[token] = size + 1;
}

function markFilled({ filled, filledWords }: Buckets, token: number): void {
  const word = token >>> 5;
  filled[word] = (filled[word] ?? 0) | (1 << (token & 31));
  filledWords[word >>> 5] = (filledWords[word >>> 5] ?? 0) | (1 << (word & 31));
}

/** The lowest token from `from` on whose bucket is not empty, when all before are empty; -1 when there is none. */
export function lowestFilled({ filled, filledWords }: Buckets, from: number): number {
  for (let group = from >>> 10; group < filledWords.length; group += 1) {
    const words = filledWords[group] ?? 0;
    if (words === 0) continue;
    const word = (group << 5) | lowestBit(words);
    return (word << 5) | lowestBit(filled[word] ?? 0);
  }
  return -1;
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

/** Empties the bucket of `token`; its newest entry, plus one. */
export function takeBucket({ heads, filled, filledWords }: Buckets, token: number): number {
  const head = heads[token] ?? 0;
  const word = token >>> 5;
  const bits = (filled[word] ?? 0) & ~(1 << (token & 31));
  heads[token] = 0;
  filled[word] = bits;
  if (bits === 0) filledWords[word >>> 5] = (filledWords[word >>> 5] ?? 0) & ~(1 << (word & 31));
  return head;
}

/** Takes the newest entry out of the bucket of `token`, which is not empty. */
export function takeEntry(buckets: Buckets, token: number): number {
  const { entries, heads } = buckets;
  const head = heads[token] ?? 0;
  const older = entries[head * 2 - 1] ?? 0;
  if (older === 0) takeBucket(buckets, token);
  else heads[token] = older;
  return entries[head * 2 - 2] ?? 0;
}
