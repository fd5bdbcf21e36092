import { describe, expect, it } from 'vitest';
import { isNoise } from '../../../shared/budget/noise.ts';
import { EXACT, USUAL_NOISE } from './budgets.ts';

describe('isNoise', () => {
  it.each([
    ['no difference', { baseline: 0.02, head: 0.02, unit: 'usd' }, true],
    ['below the floor and the ratio', { baseline: 0.02, head: 0.02005, unit: 'usd' }, true],
    ['cheaper by as little', { baseline: 0.02, head: 0.01995, unit: 'usd' }, true],
    ['below the floor, above the ratio', { baseline: 0.00002, head: 0.00004, unit: 'usd' }, false],
    ['above the floor, below the ratio', { baseline: 100, head: 100.01, unit: 'usd' }, false],
    ['from nothing to something', { baseline: 0, head: 0.00001, unit: 'usd' }, false],
    ['a few of many tokens', { baseline: 5000, head: 5019, unit: 'tokens' }, true],
    ['a few of few tokens', { baseline: 100, head: 119, unit: 'tokens' }, false],
  ] as const)('%s', (_, sides, expected) => {
    expect(isNoise(sides, USUAL_NOISE)).toBe(expected);
  });

  it('lets every difference count when the floors are 0', () => {
    expect(isNoise({ baseline: 1000, head: 1000.000001, unit: 'usd' }, EXACT)).toBe(false);
  });
});
