import { markup, type Html } from './markup.ts';

export type Bar = {
  /** Shares of the width: 0 is the left end, 1 the right one. */
  readonly from: number;
  readonly to: number;
  readonly look: 'baseline' | 'head' | 'up' | 'down';
};

/** What is not zero shows, however small it is. */
const MIN_SHARE = 0.004;
const GAP = 3;

/**
 * Bars below each other. They are rectangles and nothing else, so that no chart library is needed; the figures stand in
 * the same row of the table, so that a screen reader leaves the drawing out.
 */
export function svgBars(bars: readonly Bar[]): Html {
  const barHeight = bars.length > 1 ? 10 : 16;
  const height = bars.length * (barHeight + GAP) + GAP;
  const drawn = bars.map(({ from, to, look }, index) => {
    const left = Math.min(from, to, 1 - MIN_SHARE);
    const width = Math.max(Math.abs(to - from), MIN_SHARE);
    const y = GAP + index * (barHeight + GAP);
    return markup`<rect class="${look}" x="${percent(left)}" y="${y}" width="${percent(width)}" height="${barHeight}" rx="2"/>`;
  });
  return markup`<svg width="100%" height="${height}" aria-hidden="true" focusable="false">${drawn}</svg>`;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
