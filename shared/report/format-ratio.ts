/** A ratio as percent with its sign: `+18.2 %`; from 100 % up without decimals. */
export function formatRatioDelta(ratio: number): string {
  const size = Math.abs(ratio * 100);
  const digits = size.toFixed(size >= 100 ? 0 : 1);
  if (Number(digits) === 0) return ratio === 0 ? '±0 %' : `${ratio > 0 ? '+' : '−'}<0.1 %`;
  return `${ratio > 0 ? '+' : '−'}${digits} %`;
}

/** A ratio as percent: `42 %`, `0.5 %`. */
export function formatRatio(ratio: number): string {
  const percent = ratio * 100;
  return `${Number(percent.toFixed(percent >= 10 ? 0 : 1))} %`;
}

/** Head over baseline; absent when the baseline is 0, where a percentage says nothing. */
export function ratioAdded(baseline: number, head: number): number | undefined {
  return baseline === 0 ? undefined : head / baseline - 1;
}
