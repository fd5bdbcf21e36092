/**
 * Tokens of one call by class; the classes are disjoint, and a class that is not known is left out, not zero.
 * Reasoning tokens are part of `output` and kept beside it as a detail.
 */
export type Usage = {
  /** Input tokens that were neither read from nor written to a cache. */
  readonly input?: number;
  readonly cacheRead?: number;
  readonly cacheWrite5m?: number;
  readonly cacheWrite1h?: number;
  readonly output?: number;
  readonly reasoning?: number;
};

/** All input tokens of a call, cached or not; absent when the uncached class is not known. */
export function totalInputTokens(usage: Usage): number | undefined {
  if (usage.input === undefined) return undefined;
  const { input, cacheRead = 0, cacheWrite5m = 0, cacheWrite1h = 0 } = usage;
  return input + cacheRead + cacheWrite5m + cacheWrite1h;
}
