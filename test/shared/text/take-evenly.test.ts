import { array, assert, integer, property } from 'fast-check';
import { expect, it } from 'vitest';
import { takeEvenly } from '../../../shared/text/take-evenly.ts';

it('takes some of the whole list, in order', () => {
  expect(takeEvenly([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([1, 4, 7]);
  expect(takeEvenly([1, 2, 3], 3)).toEqual([1, 2, 3]);
  expect(takeEvenly([], 3)).toEqual([]);
});

it('never takes more than it may, nor leaves out the first', () => {
  assert(
    property(array(integer(), { minLength: 1 }), integer({ min: 1, max: 9 }), (items, max) => {
      const taken = takeEvenly(items, max);
      expect(taken.length).toBeLessThanOrEqual(max);
      expect(taken[0]).toBe(items[0]);
    }),
  );
});
