import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { costOfUsage } from '../../../shared/pricing/cost-of-usage.ts';
import { parseUsd } from '../../../shared/pricing/money.ts';
import type { ClassPrices, Price } from '../../../shared/pricing/price.ts';
import type { Usage } from '../../../shared/usage/usage.ts';

const MTOK = 1_000_000;

const BASE: ClassPrices = {
  input: usd(3),
  output: usd(15),
  cacheRead: usd(0.3),
  cacheWrite5m: usd(3.75),
  cacheWrite1h: usd(6),
};

const ABOVE: ClassPrices = {
  input: usd(6),
  output: usd(22.5),
  cacheRead: usd(0.6),
  cacheWrite5m: usd(7.5),
  cacheWrite1h: usd(12),
};

const FLAT = priceWith({ prices: BASE });
const TIERED = priceWith({
  prices: BASE,
  tiers: [{ aboveInputTokens: 200_000, prices: ABOVE }],
});
const WITHOUT_CACHE = priceWith({ prices: { input: usd(1), output: usd(2) } });

function usd(amount: number): bigint {
  return parseUsd(amount) ?? -1n;
}

function priceWith(part: Pick<Price, 'prices'> & Partial<Price>): Price {
  return {
    model: 'm',
    provider: 'p',
    tiers: [],
    source: 'config',
    asOf: '2026-11-21',
    ...part,
  };
}

it('lists every input token at the uncached price', () => {
  const usage = { input: MTOK, cacheRead: MTOK, cacheWrite5m: MTOK, output: MTOK };
  expect(costOfUsage(usage, FLAT, 'list')).toEqual({
    inputNanoUsd: usd(9),
    outputNanoUsd: usd(15),
    totalNanoUsd: usd(24),
    missing: [],
  });
});

it('bills every class at its own price', () => {
  const usage = {
    input: MTOK,
    cacheRead: MTOK,
    cacheWrite5m: MTOK,
    cacheWrite1h: MTOK,
    output: MTOK,
  };
  expect(costOfUsage(usage, FLAT, 'cached')).toEqual({
    inputNanoUsd: usd(13.05),
    outputNanoUsd: usd(15),
    totalNanoUsd: usd(28.05),
    missing: [],
  });
});

it('does not bill reasoning twice: it is part of the output', () => {
  const usage = { input: 0, output: MTOK, reasoning: MTOK };
  expect(costOfUsage(usage, FLAT, 'list').totalNanoUsd).toBe(usd(15));
});

it.each([
  [200_000, undefined, 0.6],
  [200_001, 200_000, 1.200006],
])('prices %d input tokens in the tier above %s', (input, tier, inputUsd) => {
  const cost = costOfUsage({ input, output: MTOK }, TIERED, 'list');
  expect(cost.tierAboveInputTokens).toBe(tier);
  expect(cost.inputNanoUsd).toBe(usd(inputUsd));
  expect(cost.outputNanoUsd).toBe(tier === undefined ? usd(15) : usd(22.5));
});

it('counts cached tokens towards the tier', () => {
  const usage = { input: 1, cacheRead: 200_000, output: 0 };
  expect(costOfUsage(usage, TIERED, 'cached').tierAboveInputTokens).toBe(200_000);
});

it('uses the highest of several tiers that is passed', () => {
  const price = priceWith({
    prices: WITHOUT_CACHE.prices,
    tiers: [
      { aboveInputTokens: 32_000, prices: { input: usd(2), output: usd(4) } },
      { aboveInputTokens: 128_000, prices: { input: usd(3), output: usd(6) } },
    ],
  });
  const tierOf = (input: number): number | undefined =>
    costOfUsage({ input, output: 0 }, price, 'list').tierAboveInputTokens;
  expect([32_000, 32_001, 128_000, 128_001].map(tierOf)).toEqual([
    undefined,
    32_000,
    32_000,
    128_000,
  ]);
});

it('says which class has no price, and gives no input cost without it', () => {
  const usage = { input: 10, cacheRead: 5, cacheWrite5m: 0, output: 1 };
  expect(costOfUsage(usage, WITHOUT_CACHE, 'cached')).toEqual({
    outputNanoUsd: 2000n,
    missing: ['cacheRead'],
  });
  expect(costOfUsage(usage, WITHOUT_CACHE, 'list').missing).toEqual([]);
});

it('leaves the output and the total out when the output is not known', () => {
  expect(costOfUsage({ input: 10 }, FLAT, 'list')).toEqual({
    inputNanoUsd: 30_000n,
    missing: ['output'],
  });
});

it('leaves the input out when it is not known, and the output too when its tier depends on it', () => {
  expect(costOfUsage({ output: 10 }, FLAT, 'list')).toEqual({
    outputNanoUsd: 150_000n,
    missing: ['input'],
  });
  expect(costOfUsage({ output: 10 }, TIERED, 'cached')).toEqual({ missing: ['input', 'output'] });
  expect(costOfUsage({}, FLAT, 'cached')).toEqual({ missing: ['input', 'output'] });
});

const MODES = ['list', 'cached'] as const;
const TOKEN_CLASSES = ['input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'output'] as const;
const tokens = fc.integer({ min: 0, max: 5_000_000 });
const usages: fc.Arbitrary<Required<Usage>> = fc.record({
  input: tokens,
  cacheRead: tokens,
  cacheWrite5m: tokens,
  cacheWrite1h: tokens,
  output: tokens,
  reasoning: fc.constant(0),
});

it.each(MODES)('costs nothing for no tokens (%s)', (mode) => {
  const none = { input: 0, cacheRead: 0, output: 0 };
  expect(costOfUsage(none, TIERED, mode).totalNanoUsd).toBe(0n);
  expect(costOfUsage(none, WITHOUT_CACHE, mode).totalNanoUsd).toBe(0n);
});

it.each(MODES)('is additive up to a nano-dollar per rounding, without tiers (%s)', (mode) => {
  fc.assert(
    fc.property(usages, usages, (a, b) => {
      const both = {
        input: a.input + b.input,
        cacheRead: a.cacheRead + b.cacheRead,
        cacheWrite5m: a.cacheWrite5m + b.cacheWrite5m,
        cacheWrite1h: a.cacheWrite1h + b.cacheWrite1h,
        output: a.output + b.output,
      };
      const [whole = -1n, ...parts] = [both, a, b].map(
        (usage: Usage) => costOfUsage(usage, FLAT, mode).totalNanoUsd,
      );
      const gap = parts.reduce<bigint>((rest, part = -1n) => rest - part, whole);
      expect(gap >= -5n && gap <= 5n).toBe(true);
    }),
  );
});

it.each(MODES)('never gets cheaper with more tokens, across the tier too (%s)', (mode) => {
  const token = fc.constantFrom(...TOKEN_CLASSES);
  fc.assert(
    fc.property(usages, token, tokens, (usage, tokenClass, more) => {
      const larger = { ...usage, [tokenClass]: usage[tokenClass] + more };
      const before = costOfUsage(usage, TIERED, mode).totalNanoUsd ?? -1n;
      expect(costOfUsage(larger, TIERED, mode).totalNanoUsd ?? -1n).toBeGreaterThanOrEqual(before);
    }),
  );
});

it('bills at most the list cost when nothing is written to a cache', () => {
  fc.assert(
    fc.property(usages, (usage) => {
      const readOnly = { ...usage, cacheWrite5m: 0, cacheWrite1h: 0 };
      const billed = costOfUsage(readOnly, TIERED, 'cached').totalNanoUsd ?? -1n;
      expect(billed).toBeLessThanOrEqual(
        (costOfUsage(readOnly, TIERED, 'list').totalNanoUsd ?? -1n) + 1n,
      );
    }),
  );
});
