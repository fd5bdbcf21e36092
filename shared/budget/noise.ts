/** How small a difference must be to be no difference. A part that is 0 makes every difference count. */
export type Noise = {
  /** Per run or per month, as the metric is. */
  readonly minDeltaUsd: number;
  readonly minDeltaTokens: number;
  /** Share of the baseline: 0.005 is 0.5 %. */
  readonly minDeltaRatio: number;
};

/** The two sides of one figure, both in `unit`. */
export type Sides = {
  readonly baseline: number;
  readonly head: number;
  readonly unit: 'usd' | 'tokens';
};

/**
 * Whether the two sides differ by so little that it is no change: less than the absolute floor *and* less than the
 * ratio. Both, because $0.00009 is much for a call that costs $0.00002, and 0.4 % is much of $10,000.
 */
export function isNoise({ baseline, head, unit }: Sides, noise: Noise): boolean {
  if (baseline === head) return true;
  const size = Math.abs(head - baseline);
  const minDelta = unit === 'usd' ? noise.minDeltaUsd : noise.minDeltaTokens;
  return size < minDelta && size < noise.minDeltaRatio * Math.abs(baseline);
}
