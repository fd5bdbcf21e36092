import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRatio, formatRatioDelta, ratioAdded } from '../../../shared/report/format-ratio.ts';
import { formatTokens, formatTokensDelta, plural } from '../../../shared/report/format-tokens.ts';
import {
  formatUsd,
  formatUsdApart,
  formatUsdDelta,
  formatUsdLimit,
} from '../../../shared/report/format-usd.ts';

describe('money', () => {
  it.each([
    [0, '$0'],
    [0.0000012, '$0.0000012'],
    [0.00266, '$0.0027'],
    [0.0266, '$0.027'],
    [0.5, '$0.50'],
    [0.994, '$0.99'],
    [0.9999, '$1.00'],
    [12.345, '$12.35'],
    [999.996, '$1,000'],
    [1_234_567.8, '$1,234,568'],
  ])('%d reads %s', (usd, text) => expect(formatUsd(usd)).toBe(text));

  it.each([
    [0, '±$0'],
    [0.0041, '+$0.0041'],
    [-12.5, '−$12.50'],
  ])('a change of %d reads %s', (usd, text) => expect(formatUsdDelta(usd)).toBe(text));

  it('shows a limit as it was written', () => {
    expect([0.03, 0.0001, 1200, 5].map(formatUsdLimit)).toEqual([
      '$0.03',
      '$0.0001',
      '$1,200',
      '$5',
    ]);
  });

  it('never reads as zero when it is not', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (usd) => {
        expect(formatUsd(usd)).toMatch(/[1-9]/);
      }),
    );
  });

  it('shows two amounts that differ as different', () => {
    expect(formatUsdApart(0.0250001, 0.025)).toEqual(['$0.0250001', '$0.0250000']);
    expect(formatUsdApart(0.03, 0.025)).toEqual(['$0.030', '$0.025']);
  });
});

describe('tokens and percent', () => {
  it.each([
    [1240, '1,240'],
    [99.96, '100'],
    [12.34, '12.3'],
    [0, '0'],
  ])('%d tokens read %s', (tokens, text) => expect(formatTokens(tokens)).toBe(text));

  it.each([
    [120, '+120'],
    [-8, '−8'],
    [0, '±0'],
    [0.01, '±0'],
  ])('a change of %d tokens reads %s', (tokens, text) =>
    expect(formatTokensDelta(tokens)).toBe(text),
  );

  it.each([
    [0.1822, '+18.2 %'],
    [-0.125, '−12.5 %'],
    [2.5, '+250 %'],
    [0.00001, '+<0.1 %'],
    [0, '±0 %'],
  ])('a ratio of %d reads %s', (ratio, text) => expect(formatRatioDelta(ratio)).toBe(text));

  it('rounds a share', () =>
    expect([0.42, 0.005, 1].map(formatRatio)).toEqual(['42 %', '0.5 %', '100 %']));

  it('has no percentage of nothing', () => expect(ratioAdded(0, 5)).toBeUndefined());

  it('counts in words', () => {
    expect([plural(1, 'case'), plural(2000, 'case')]).toEqual(['1 case', '2,000 cases']);
  });
});
