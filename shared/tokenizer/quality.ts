/** How much a figure can be trusted, best first. */
export const QUALITIES = ['exact', 'recorded', 'calibrated', 'estimated', 'assumed'] as const;

export type Quality = (typeof QUALITIES)[number];

/** The quality of a figure made of several: the worst of them. */
export function worstQuality(qualities: Iterable<Quality>): Quality {
  let worst = 0;
  for (const quality of qualities) worst = Math.max(worst, QUALITIES.indexOf(quality));
  return QUALITIES[worst] ?? 'assumed';
}
