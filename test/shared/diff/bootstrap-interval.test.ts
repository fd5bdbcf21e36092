import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapInterval, seededRandom } from '../../../shared/diff/bootstrap-interval.ts';

describe('the interval of a mean difference', () => {
  it('says nothing of fewer than five pairs', () => {
    expect(bootstrapInterval([1, 2, 3, 4], seededRandom(1))).toBeUndefined();
  });

  it('holds zero when the differences cancel out, and not when all go one way', () => {
    const around = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? 10 : -10));
    expect(bootstrapInterval(around, seededRandom(1))).toMatchObject({ low: expect.any(Number) });
    const inside = bootstrapInterval(around, seededRandom(1));
    expect(inside && inside.low <= 0 && inside.high >= 0).toBe(true);
    const outside = bootstrapInterval(
      around.map((one) => one + 30),
      seededRandom(1),
    );
    expect(outside?.low).toBeGreaterThan(0);
  });

  it('is the same for the same seed, and lies within the differences', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 5, maxLength: 60 }),
        fc.nat(),
        (values, seed) => {
          const interval = bootstrapInterval(values, seededRandom(seed));
          expect(bootstrapInterval(values, seededRandom(seed))).toEqual(interval);
          expect(interval?.low).toBeGreaterThanOrEqual(Math.min(...values));
          expect(interval?.high).toBeLessThanOrEqual(Math.max(...values));
        },
      ),
      { numRuns: 30 },
    );
  });
});
