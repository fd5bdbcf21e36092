import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import {
  costOfTokens,
  divideHalfUp,
  meanNanoUsd,
  multiplyByCalls,
  parseUsd,
  parseUsdPerMTok,
  ratioOf,
  sumNanoUsd,
  toUsd,
} from '../../../shared/pricing/money.ts';

const amount = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });

it.each([
  [2.5, 2_500_000_000n],
  ['2.50', 2_500_000_000n],
  [0, 0n],
  [0.1, 100_000_000n],
  [0.30000000000000004, 300_000_000n],
  [1e-7, 100n],
  ['1e-9', 1n],
  [0.0375, 37_500_000n],
  [0.003625, 3_625_000n],
  [0.08333333333333334, 83_333_333n],
  ['0.0000000005', 1n],
  ['0.0000000004', 0n],
  [1e21, 10n ** 30n],
  [' 3 ', 3_000_000_000n],
])('reads %s as exact nano-dollars', (usd, nano) => expect(parseUsdPerMTok(usd)).toBe(nano));

it.each([Number.NaN, Infinity, -1, '', '-2', '$2', '1,5', '.5', '0x10', '1e999', '9'.repeat(100)])(
  'does not read %s as an amount',
  (usd) => expect(parseUsd(usd)).toBeUndefined(),
);

it('adds prices without float noise', () => {
  const tenth = parseUsd(0.1) ?? 0n;
  const fifth = parseUsd(0.2) ?? 0n;
  expect(tenth + fifth).toBe(parseUsd(0.3));
  expect(toUsd(tenth + fifth)).toBe(0.3);
});

it.each([
  [1_000_000, 2_500_000_000n, 2_500_000_000n],
  [1, 2_500_000_000n, 2500n],
  [1, 500_000n, 1n],
  [1, 499_999n, 0n],
  [0, 2_500_000_000n, 0n],
  [1234.5, 1_000_000n, 1235n],
  [Number.MAX_SAFE_INTEGER, 1_000_000n, 9_007_199_254_740_991n],
])('lets %d tokens at %d nano-dollars per million cost %d', (tokens, price, cost) => {
  expect(costOfTokens(tokens, price)).toBe(cost);
});

it.each([
  [5n, 2n, 3n],
  [-5n, 2n, -2n],
  [-4n, 3n, -1n],
  [-3n, 2n, -1n],
  [7n, 3n, 2n],
  [0n, 7n, 0n],
])('divides %d by %d, halves up, to %d', (dividend, divisor, quotient) => {
  expect(divideHalfUp(dividend, divisor)).toBe(quotient);
});

it('rounds to less than half a unit away', () => {
  fc.assert(
    fc.property(amount, fc.bigInt({ min: 1n, max: 10n ** 9n }), (dividend, divisor) => {
      const twiceOff = 2n * (divideHalfUp(dividend, divisor) * divisor - dividend);
      expect(twiceOff > -divisor && twiceOff <= divisor).toBe(true);
    }),
  );
});

it.each([
  [0n, 0],
  [1n, 1e-9],
  [-1_500_000_000n, -1.5],
  [123_456_789_012_345_678n, 123_456_789.012_345_67],
])('turns %d nano-dollars into the nearest double %d', (nano, usd) =>
  expect(toUsd(nano)).toBe(usd),
);

it('turns dollars into nano-dollars and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (cents) => {
      expect(toUsd(parseUsd(cents / 100) ?? -1n)).toBe(cents / 100);
    }),
  );
});

it('keeps the order of amounts', () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      if (a < b) expect(toUsd(a)).toBeLessThanOrEqual(toUsd(b));
    }),
  );
});

it('sums, takes means and ratios, and multiplies', () => {
  expect(sumNanoUsd([1n, 2n, 3n])).toBe(6n);
  expect(sumNanoUsd([])).toBe(0n);
  expect(meanNanoUsd([1n, 2n])).toBe(2n);
  expect(meanNanoUsd([])).toBeUndefined();
  expect(multiplyByCalls(7n, 3)).toBe(21n);
  expect(ratioOf(1n, 4n)).toBe(0.25);
  expect(ratioOf(1n, 0n)).toBeUndefined();
});
