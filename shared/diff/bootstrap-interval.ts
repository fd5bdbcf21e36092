/** A closed interval in the unit of the values it was made from. */
export type Interval = { readonly low: number; readonly high: number };

const RESAMPLES = 1000;
const MAX_DRAWS = 2_000_000;

/**
 * The 95 % percentile bootstrap interval of the mean of paired differences. `random` answers numbers in [0, 1); the
 * caller seeds it, so that the same recordings give the same interval. Absent for fewer than five pairs, where a
 * bootstrap says nothing.
 */
export function bootstrapInterval(
  differences: readonly number[],
  random: () => number,
): Interval | undefined {
  const size = differences.length;
  if (size < 5) return undefined;
  const resamples = Math.max(200, Math.min(RESAMPLES, Math.floor(MAX_DRAWS / size)));
  const means = Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let draw = 0; draw < size; draw += 1) sum += differences[Math.floor(random() * size)] ?? 0;
    return sum / size;
  }).toSorted((a, b) => a - b);
  return {
    low: means[Math.floor(resamples * 0.025)] ?? 0,
    high: means[Math.ceil(resamples * 0.975) - 1] ?? 0,
  };
}

/** A small seeded generator (mulberry32): good enough for resampling, not for secrets. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
