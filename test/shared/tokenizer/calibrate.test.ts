import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../shared/tokenizer/calibrate.ts';

const SIZES = [40, 90, 160, 300, 700, 1500];

function group(factor: number, overhead: number, sizes: readonly number[] = SIZES) {
  return sizes.map((countedTokens) => ({
    countedTokens,
    recordedTokens: countedTokens * factor + overhead,
  }));
}

describe('calibrating by recordings', () => {
  it('recovers a linear relation, whatever is hidden from it', () => {
    const sizes = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 5, maxLength: 90 });
    const groups = fc.array(fc.record({ overhead: fc.nat(20_000), sizes }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.double({ min: 0.6, max: 1.9, noNaN: true }), groups, (factor, prompts) => {
        const cases = prompts.map((prompt) =>
          group(
            factor,
            prompt.overhead,
            prompt.sizes.map((size) => size * 10),
          ),
        );
        const calibration = calibrate(cases);
        expect(calibration?.factor).toBeCloseTo(factor, 6);
        expect(calibration?.errorBand).toBeCloseTo(0, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('does not take a large system prompt that only one of two prompts has for a factor', () => {
    const small = group(1.2, 10, [50, 80, 120]);
    const large = group(1.2, 9000, [800, 900, 1300]);
    expect(calibrate([small, large])?.factor).toBeCloseTo(1.2, 9);
  });

  it('is not moved by one wild case, and says so by its band', () => {
    const wild = { countedTokens: 400, recordedTokens: 5000 };
    const calibration = calibrate([[...group(1.15, 300), wild]]);
    expect(calibration?.factor).toBeCloseTo(1.15, 2);
    expect(calibration?.errorBand).toBeGreaterThan(0.2);
    expect(calibration?.caseCount).toBe(7);
  });

  it.each([
    ['nothing is recorded', []],
    ['four cases are recorded', [group(1.1, 0, [50, 100, 200, 400])]],
    ['every prompt has one case', SIZES.map((size) => group(1.1, 0, [size]))],
    ['all cases have one size', [group(1.1, 0, [100, 100, 100, 100, 100, 100])]],
    ['the sizes differ by rounding only', [group(1.1, 0, [100, 101, 102, 103, 104, 105])]],
    ['no tokenizer is that far off', [group(4, 0)]],
    ['the recorded tokens do not follow the text', [group(-1, 5000)]],
  ])('gives none when %s', (_, groups) => {
    expect(calibrate(groups)).toBeUndefined();
  });

  it('stays small over many recordings', () => {
    const many = Array.from({ length: 3000 }, (_, index) => index * 11);
    const groups = Array.from({ length: 40 }, () => group(1.3, 77, many));
    expect(calibrate(groups)?.factor).toBeCloseTo(1.3, 6);
  });
});
