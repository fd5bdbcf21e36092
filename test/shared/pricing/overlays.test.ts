import { findProvider } from '@pydantic/genai-prices';
import { expect, it } from 'vitest';

import type { OverlayRow } from '../../../shared/pricing/overlay.ts';
import { OVERLAYS } from '../../../shared/pricing/prices/index.ts';
import { toClassPrices } from '../../../shared/pricing/usd-prices.ts';

const DAY = /^20\d\d-[01]\d-[0-3]\d$/;

const rows = OVERLAYS.flatMap(({ provider, rows: own }) =>
  own.map((row) => ({ provider, name: row.names.join(', '), row })),
);

it('has each provider once, in order', () => {
  const providers = OVERLAYS.map(({ provider }) => provider);
  expect(providers).toEqual([...new Set(providers)].toSorted());
});

it.each(rows)('$provider $name says where and when it was read', ({ row }) => {
  expect(row.sourceUrl).toMatch(/^https:\/\//);
  expect(row.checked).toMatch(DAY);
  for (const day of [row.since, row.until]) if (day !== undefined) expect(day).toMatch(DAY);
  for (const name of row.names) expect(name).toBe(name.toLowerCase());
});

it.each(rows)('$provider $name lists amounts and ascending tiers', ({ row, provider }) => {
  if (row.price.kind === 'same-as') {
    const ids = findProvider({ providerId: provider })?.models.map(({ id }) => id);
    expect(ids).toContain(row.price.name);
  }
  if (row.price.kind !== 'listed') return;
  expect(toClassPrices(row.price.prices)).toBeDefined();
  const tiers = row.price.tiers ?? [];
  for (const tier of tiers) expect(toClassPrices(tier.prices)).toBeDefined();
  const starts = tiers.map(({ aboveInputTokens }) => aboveInputTokens);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  if (row.price.offPeak) expect(toClassPrices(row.price.offPeak.prices)).toBeDefined();
});

it.each([...OVERLAYS])(
  '$provider has one row per name and day, and rules with sources',
  ({ rows: own, rules, otherCurrency }) => {
    for (const row of own) {
      const overlapping = own.filter((other) => other !== row && overlap(row, other));
      expect(overlapping).toEqual([]);
    }
    for (const rule of rules) {
      expect(rule.sourceUrl).toMatch(/^https:\/\//);
      expect(rule.checked).toMatch(DAY);
      expect([...(rule.models ?? []), ...(rule.startsWith ?? [])]).not.toEqual([]);
    }
    if (!otherCurrency) return;
    expect(otherCurrency.code).toMatch(/^[A-Z]{3}$/);
    expect(otherCurrency.checked).toMatch(DAY);
    expect(own).toEqual([]);
  },
);

function overlap(a: OverlayRow, b: OverlayRow): boolean {
  const { since: aSince = '', until: aUntil = '9999' } = a;
  const { since: bSince = '', until: bUntil = '9999' } = b;
  return a.names.some((name) => b.names.includes(name)) && aSince < bUntil && bSince < aUntil;
}
