import { expect, it } from 'vitest';

import { parseModelId } from '../../../shared/model/parse-model-id.ts';
import { findPriceChanges, type PriceChange } from '../../../shared/pricing/find-price-changes.ts';
import { toUsd } from '../../../shared/pricing/money.ts';

function changes(written: string, from: string, to: string): readonly PriceChange[] {
  return findPriceChanges([parseModelId(written)], { from, to }, []);
}

/** Base list prices only: `input 5→4`. */
function inUsd({ day, amounts }: PriceChange): string {
  const base = amounts.filter(
    ({ hours, aboveInputTokens }) => hours === 'list' && aboveInputTokens === undefined,
  );
  const texts = base.map(({ tokenClass, before, after }) => {
    const [was, is] = [before, after].map((price) => (price === undefined ? '–' : toUsd(price)));
    return `${tokenClass} ${was}→${is}`;
  });
  return `${day} ${texts.join(' ')}`;
}

it.each([
  ['gpt-5.6-sol', ['2026-08-21 input 5→4 cacheRead 0.5→0.4 cacheWrite5m 6.25→5 output 30→20']],
  [
    'deepseek-v4-flash',
    [
      '2026-08-17 input 0.14→0.44 cacheRead 0.0028→0.014 output 0.28→1.32',
      '2026-09-10 input 0.44→0.3 cacheRead 0.014→0.006 output 1.32→1.2',
    ],
  ],
  ['claude-sonnet-5-5', ['2026-10-07 cacheRead 0.2→0.1']],
  [
    'azure/gpt-5.6-luna',
    ['2026-07-30 input 1→0.2 cacheRead 0.1→0.02 cacheWrite5m 1.25→0.25 output 6→1.2'],
  ],
  ['gpt-4o', []],
  ['no-such-model', []],
])('finds what changed for %s, day by day', (written, expected) => {
  expect(changes(written, '2026-07-01', '2026-11-01').map(inUsd)).toEqual(expected);
});

it('shows a model that got a price, with nothing before it', () => {
  const [first] = changes('claude-haiku-5-5', '2026-10-01', '2026-10-31');
  expect(first && inUsd(first)).toContain('2026-10-07 input –→0.1');
  expect(first?.amounts.some(({ aboveInputTokens }) => aboveInputTokens === 100_000)).toBe(true);
});

it('counts the last day of the range and not the first', () => {
  expect(changes('gpt-5.6-sol', '2026-08-20', '2026-08-21')).toHaveLength(1);
  expect(changes('gpt-5.6-sol', '2026-08-21', '2026-08-22')).toEqual([]);
  expect(changes('gpt-5.6-sol', '2026-08-21', '2026-08-21')).toEqual([]);
});

it('finds no change in a price that the configuration sets', () => {
  const overrides = [{ model: 'gpt-5.6-sol', inputPerMTok: 1, outputPerMTok: 2 }];
  const range = { from: '2026-07-01', to: '2026-11-01' };
  expect(findPriceChanges([parseModelId('gpt-5.6-sol')], range, overrides)).toEqual([]);
});
