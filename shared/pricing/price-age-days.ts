import type { Price } from './price.ts';

/** A table older than this is worth a warning: most price changes of 2026 came within two months of each other. */
export const STALE_AFTER_DAYS = 60;

const DAY_MS = 86_400_000;

/** Whole days between the day a price (or a table) was last checked and `at`; 0 when that day is still to come. */
export function priceAgeDays({ asOf }: Pick<Price, 'asOf'>, at: Date): number {
  return Math.max(0, Math.floor((at.getTime() - Date.parse(`${asOf}T00:00:00Z`)) / DAY_MS));
}
