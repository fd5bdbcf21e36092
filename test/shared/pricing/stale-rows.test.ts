import { expect, it } from 'vitest';

import { CATALOG_AS_OF } from '../../../shared/pricing/catalog/catalog-version.ts';
import { OVERLAYS } from '../../../shared/pricing/prices/index.ts';
import { staleRows } from '../../../shared/pricing/stale-rows.ts';

const DAY_MS = 86_400_000;

function daysAfter(day: string, count: number): Date {
  return new Date(Date.parse(`${day}T12:00:00Z`) + count * DAY_MS);
}

it('names the catalog from its 61st day on', () => {
  const [before, after] = [60, 61].map((count) => staleRows(daysAfter(CATALOG_AS_OF, count)));
  expect(before?.map(({ kind }) => kind)).not.toContain('catalog');
  expect(after?.map(({ kind }) => kind)).toContain('catalog');
});

it('has nothing to say of a table read on the same day', () => {
  expect(staleRows(new Date('2025-01-01T00:00:00Z'))).toEqual([]);
});

it('names every price, rule and currency in the end, the oldest first, each with its page', () => {
  const rows = staleRows(new Date('2030-01-01T00:00:00Z'));
  const kinds = new Set(rows.map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(['catalog', 'price', 'rule', 'currency']));
  expect(new Set(rows.map(({ seller }) => seller))).toEqual(
    new Set(['catalog', ...OVERLAYS.map(({ provider }) => provider)]),
  );
  expect(rows.map(({ ageDays }) => ageDays)).toEqual(
    rows.map(({ ageDays }) => ageDays).toSorted((a, b) => b - a),
  );
  for (const { sourceUrl, about } of rows) {
    expect(sourceUrl).toMatch(/^https:\/\//);
    expect(about).not.toEqual([]);
  }
});

it('leaves rows alone that ended or whose model is gone', () => {
  const about = staleRows(new Date('2030-01-01T00:00:00Z')).flatMap((row) =>
    row.kind === 'price' ? row.about : [],
  );
  expect(about).not.toContain('deepseek-chat');
  expect(about).not.toContain('claude-2.1');
  expect(about).toContain('deepseek-v4-pro');
});
