import { findToken, NO_TOKEN } from './find-token.ts';
import type { LookUp } from './find-token.ts';

/** With more runs than this, merging unit by unit is as fast. */
const MAX_RUNS = 8;

/** Equal units side by side. */
type Run = {
  readonly start: number;
  /** Of one unit. */
  readonly bytes: number;
  readonly count: number;
  /** What a unit is: its token, or below 0 the bytes of a unit that nothing made. */
  readonly unit: number;
};

/**
 * Byte-pair encoding of a long piece that is a few runs of equal units, as rules, borders and white space are: a run is
 * merged in one step, half of its units at a time. That needs an ordered vocabulary: what is made of two units is a
 * later token than they are, so that no other merge comes between those of a run. Returns how many tokens remain, or 0
 * when there are too many runs.
 */
export function mergeRuns(lookUp: LookUp, offsets: Int32Array, count: number): number {
  let runs = findRuns(lookUp, offsets, count);
  if (runs.length > MAX_RUNS) return 0;
  for (;;) {
    const lowest = lowestPair(lookUp, runs);
    if (!lowest) return runs.reduce((sum, run) => sum + run.count, 0);
    runs = joinEqual(merge(runs, lowest));
  }
}

/** The runs of `count` units; `MAX_RUNS` and one when there are more. */
function findRuns({ text }: LookUp, offsets: Int32Array, count: number): readonly Run[] {
  const runs: Run[] = [];
  let first = 0;
  let unit = unitAt(text.bytes, offsets, 0);
  for (let at = 1; at <= count && runs.length <= MAX_RUNS; at += 1) {
    const next = at < count ? unitAt(text.bytes, offsets, at) : 0;
    if (next === unit) continue;
    const start = offsets[first] ?? 0;
    runs.push({ start, bytes: (offsets[first + 1] ?? 0) - start, count: at - first, unit });
    first = at;
    unit = next;
  }
  return runs;
}

/** The one to three bytes of a unit as a number below 0. */
function unitAt(bytes: Uint8Array, offsets: Int32Array, at: number): number {
  let unit = 0;
  for (let byte = offsets[at] ?? 0; byte < (offsets[at + 1] ?? 0); byte += 1)
    unit = (unit << 8) | (bytes[byte] ?? 0);
  return -1 - unit;
}

/** The last unit of a run and the first of the next one, or two units of one run. */
type Pair = { readonly run: number; readonly isWithin: boolean; readonly token: number };

/** The leftmost of the pairs with the lowest token; absent when nothing can be merged. */
function lowestPair(lookUp: LookUp, runs: readonly Run[]): Pair | undefined {
  let lowest: Pair = { run: 0, isWithin: false, token: NO_TOKEN };
  for (const [run, { start, bytes, count }] of runs.entries()) {
    const within = count > 1 ? findToken(lookUp, start, start + bytes * 2) : NO_TOKEN;
    if (within < lowest.token) lowest = { run, isWithin: true, token: within };
    const next = runs[run + 1];
    if (!next) continue;
    const last = start + bytes * (count - 1);
    const between = findToken(lookUp, last, next.start + next.bytes);
    if (between < lowest.token) lowest = { run, isWithin: false, token: between };
  }
  return lowest.token === NO_TOKEN ? undefined : lowest;
}

/** The runs after all merges of a pair within its run, or after the one between two. */
function merge(runs: readonly Run[], { run: at, isWithin, token }: Pair): readonly Run[] {
  return runs.flatMap((run, index): readonly Run[] => {
    if (index === at && isWithin) return halve(run, token);
    if (index === at) return [{ ...run, count: run.count - 1 }, joinOf(run, runs[at + 1], token)];
    if (index !== at + 1 || isWithin) return [run];
    return [{ ...run, start: run.start + run.bytes, count: run.count - 1 }];
  });
}

function halve(run: Run, token: number): readonly Run[] {
  const { start, bytes, count } = run;
  const pairs = count >> 1;
  const rest = { ...run, start: start + pairs * bytes * 2, count: count & 1 };
  return [{ start, bytes: bytes * 2, count: pairs, unit: token }, rest];
}

function joinOf({ start, bytes, count }: Run, next: Run | undefined, token: number): Run {
  return {
    start: start + bytes * (count - 1),
    bytes: bytes + (next?.bytes ?? 0),
    count: 1,
    unit: token,
  };
}

/** Without empty runs, and with neighbours that are alike as one. */
function joinEqual(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    if (run.count === 0) continue;
    const last = joined.at(-1);
    if (last?.unit !== run.unit) joined.push(run);
    else joined[joined.length - 1] = { ...last, count: last.count + run.count };
  }
  return joined;
}
