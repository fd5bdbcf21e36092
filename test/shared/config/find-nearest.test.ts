import { expect, it } from 'vitest';
import { findNearest } from '../../../shared/config/find-nearest.ts';

const KEYS = ['prompts', 'recordings', 'only_if_worse', 'max', 'max_increase'];

it.each([
  ['promtps', 'prompts'],
  ['prompt', 'prompts'],
  ['onlyIfWorse', 'only_if_worse'],
  ['MAX', 'max'],
  ['max-increase', 'max_increase'],
])('takes %s for %s', (word, nearest) => {
  expect(findNearest(word, KEYS)).toBe(nearest);
});

it.each(['x', '', 'temperature', '__proto__', 'x'.repeat(100_000)])(
  'takes %.12s for nothing it knows',
  (word) => {
    expect(findNearest(word, KEYS)).toBeUndefined();
  },
);
