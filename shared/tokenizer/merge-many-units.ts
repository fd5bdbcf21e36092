import { findPair, findToken, mergeRank, NO_TOKEN } from './find-token.ts';
import type { LookUp } from './find-token.ts';
import { addToBucket, lowestFilled, makeRoom, takeBucket, takeEntry } from './rank-buckets.ts';

/** The units of a long piece as a linked list, four words each: neighbours share a line of the processor's cache. */
type Chain = { readonly lookUp: LookUp; readonly words: Int32Array; readonly last: number };

const UNIT_WORDS = 4;
/** Where the unit begins in the text. */
const OFFSET = 0;
/** Where its neighbours are in the words; before the first unit is -1. */
const NEXT = 1;
const PREVIOUS = 2;
/** The token that the unit and the next one merge into now, its pair; `NO_TOKEN` for a unit that is gone. */
const PAIR = 3;

/**
 * Byte-pair encoding of a long piece, about O(n log n). Only a pair lower than its neighbours can be the next to merge:
 * such pairs wait in one bucket per token. In an ordered vocabulary what a merge makes is a later token than the merge, so
 * buckets are emptied in one pass over the tokens. Returns how many tokens remain.
 */
export function mergeManyUnits(lookUp: LookUp, offsets: Int32Array, count: number): number {
  const { buckets } = lookUp;
  // A pair in two waits at first, and at most two more for each merge.
  makeRoom(buckets, count * 3);
  const chain = createChain(lookUp, offsets, count);
  if (lookUp.vocabulary.isOrdered) mergeInOrder(chain);
  else mergeOneByOne(chain);
  return countUnits(chain);
}

function mergeInOrder(chain: Chain): void {
  const { buckets } = chain.lookUp;
  for (let token = lowestFilled(buckets, 0); token >= 0; token = lowestFilled(buckets, token)) {
    mergeBucket(chain, token);
  }
}

/** For vocabularies in which a merge can make an earlier token, which then goes first. */
function mergeOneByOne(chain: Chain): void {
  const { buckets } = chain.lookUp;
  for (let token = lowestFilled(buckets, 0); token >= 0; token = lowestFilled(buckets, 0)) {
    const unit = takeEntry(buckets, token);
    if (beginsRun(chain, unit, token)) pairAnew(chain, unit, mergeNext(chain, unit));
  }
}

function countUnits({ words, last }: Chain): number {
  let count = 0;
  for (let unit = 0; unit !== last; unit = words[unit + NEXT] ?? last) count += 1;
  return count;
}

function createChain(lookUp: LookUp, offsets: Int32Array, count: number): Chain {
  const last = count * UNIT_WORDS;
  const words = new Int32Array(last + UNIT_WORDS);
  for (let at = 0; at <= count; at += 1) {
    const unit = at * UNIT_WORDS;
    const hasPair = at + 1 < count;
    words[unit + OFFSET] = offsets[at] ?? 0;
    words[unit + NEXT] = unit + UNIT_WORDS;
    words[unit + PREVIOUS] = at === 0 ? -1 : unit - UNIT_WORDS;
    words[unit + PAIR] = hasPair ? firstPair(lookUp, offsets, at) : NO_TOKEN;
  }
  const chain = { lookUp, words, last };
  for (let unit = 0; unit < last; unit += UNIT_WORDS) addIfLowest(chain, unit);
  return chain;
}

function firstPair(lookUp: LookUp, offsets: Int32Array, at: number): number {
  const start = offsets[at] ?? 0;
  const token = findPair(lookUp, start, offsets[at + 2] ?? 0);
  if (!lookUp.hasPairRanks) return token;
  return mergeRank(lookUp, token, (offsets[at + 1] ?? 0) - start);
}

/** Merges the pairs of a bucket that are still there. */
function mergeBucket(chain: Chain, token: number): void {
  const { words, lookUp } = chain;
  const { entries } = lookUp.buckets;
  let entry = takeBucket(lookUp.buckets, token);
  for (; entry > 0; entry = entries[entry * 2 - 1] ?? 0) {
    const start = entries[entry * 2 - 2] ?? 0;
    if (!beginsRun(chain, start, token)) continue;
    let end = mergeNext(chain, start);
    while (words[end + PAIR] === token) end = mergeNext(chain, end);
    pairAnew(chain, start, end);
  }
}

/**
 * Whether the pair of a unit is still `token`, and the one before it is not: pairs of one token can overlap in a run,
 * which is merged from its beginning. That one waits in the same bucket.
 */
function beginsRun({ words }: Chain, unit: number, token: number): boolean {
  if (words[unit + PAIR] !== token) return false;
  const before = words[unit + PREVIOUS] ?? -1;
  return before < 0 || words[before + PAIR] !== token;
}

/** Merges a unit with the next one; the one after that. */
function mergeNext({ words, last }: Chain, unit: number): number {
  const second = words[unit + NEXT] ?? last;
  const third = words[second + NEXT] ?? last;
  words[unit + NEXT] = third;
  words[third + PREVIOUS] = unit;
  words[second + PAIR] = NO_TOKEN;
  return third;
}

/** Finds the pairs around the units `start..end`, which are new, and those that now go before their neighbours. */
function pairAnew(chain: Chain, start: number, end: number): void {
  const { words, last } = chain;
  const before = words[start + PREVIOUS] ?? -1;
  const first = before < 0 ? start : before;
  for (let unit = first; unit !== end; unit = words[unit + NEXT] ?? last) pairUp(chain, unit);
  const outer = words[first + PREVIOUS] ?? -1;
  const from = outer < 0 ? first : outer;
  for (let unit = from; unit !== end; unit = words[unit + NEXT] ?? last) addIfLowest(chain, unit);
  addIfLowest(chain, end);
}

/** Finds what a unit and the next one merge into. */
function pairUp({ lookUp, words, last }: Chain, unit: number): void {
  const second = words[unit + NEXT] ?? last;
  const start = words[unit + OFFSET] ?? 0;
  const end = words[(words[second + NEXT] ?? last) + OFFSET] ?? 0;
  const token = second === last ? NO_TOKEN : findToken(lookUp, start, end);
  words[unit + PAIR] = lookUp.hasPairRanks
    ? mergeRank(lookUp, token, (words[second + OFFSET] ?? 0) - start)
    : token;
}

/** Puts the pair of a unit into its bucket when neither the one before it nor the one after it goes first. */
function addIfLowest(chain: Chain, unit: number): void {
  const { words, last, lookUp } = chain;
  const token = words[unit + PAIR] ?? NO_TOKEN;
  if (token === NO_TOKEN || pairAt(chain, words[unit + NEXT] ?? last) < token) return;
  const before = words[unit + PREVIOUS] ?? -1;
  if (before < 0 || pairAt(chain, before) > token) addToBucket(lookUp.buckets, token, unit);
}

function pairAt({ words }: Chain, unit: number): number {
  return words[unit + PAIR] ?? NO_TOKEN;
}
