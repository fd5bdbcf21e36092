import { expect, it } from 'vitest';

import { priceAgeDays } from '../../../shared/pricing/price-age-days.ts';

it.each([
  ['2026-11-21', '2026-11-21T00:00:00Z', 0],
  ['2026-11-21', '2026-11-21T23:59:59Z', 0],
  ['2026-09-23', '2026-11-22T00:00:00Z', 60],
  ['2026-11-22', '2026-11-21T12:00:00Z', 0],
])('a price of %s is at %s %d days old', (asOf, at, days) => {
  expect(priceAgeDays({ asOf }, new Date(at))).toBe(days);
});
