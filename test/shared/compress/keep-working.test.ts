import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepWorking } from '../../../shared/compress/keep-working.ts';

function isBad(item: number): boolean {
  return item % 7 === 0;
}

it('keeps everything but what fails, whatever the order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(99)), async (items) => {
      const { kept, refused } = await keepWorking(items, {
        findFault: (some) => some.find(isBad),
        unsearched: -1,
        maxTrials: 1000,
      });
      expect(kept).toEqual(items.filter((item) => !isBad(item)));
      expect(refused).toEqual(items.filter(isBad).map((item) => ({ item, reason: item })));
    }),
  );
});

it('tries once when all is well', async () => {
  let trials = 0;
  const findFault = (): undefined => {
    trials += 1;
    return undefined;
  };
  await keepWorking([1, 2, 3, 4], { findFault, unsearched: 'late', maxTrials: 10 });
  expect(trials).toBe(1);
});

it('leaves out what it has no trials left for', async () => {
  const { kept, refused } = await keepWorking([1, 2, 3, 4], {
    findFault: () => 'bad',
    unsearched: 'late',
    maxTrials: 2,
  });
  expect(kept).toEqual([]);
  expect(refused.map(({ reason }) => reason)).toEqual(['late', 'late', 'late', 'late']);
});
