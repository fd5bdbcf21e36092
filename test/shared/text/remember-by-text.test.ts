import { expect, it, vi } from 'vitest';
import { rememberByText } from '../../../shared/text/remember-by-text.ts';

it('computes once what is asked for again', () => {
  const compute = vi.fn((text: string) => text.length);
  const lengthOf = rememberByText(compute);
  expect([lengthOf('one'), lengthOf('three'), lengthOf('one')]).toEqual([3, 5, 3]);
  expect(compute).toHaveBeenCalledTimes(2);
});

it('keeps what is asked for, and forgets the rest', () => {
  const compute = vi.fn((text: string) => text.length);
  const lengthOf = rememberByText(compute);
  lengthOf('asked for');
  lengthOf('asked for once');
  for (let index = 0; index < 1_000; index += 1) {
    lengthOf(`text ${index}`);
    lengthOf('asked for');
  }
  expect(compute).toHaveBeenCalledTimes(1_002);
  lengthOf('asked for once');
  expect(compute).toHaveBeenCalledTimes(1_003);
});

it('counts long texts by their length', () => {
  const compute = vi.fn((text: string) => text.length);
  const lengthOf = rememberByText(compute);
  const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(600_000));
  for (const text of texts) lengthOf(text);
  expect(lengthOf(texts[3] ?? '')).toBe(600_000);
  expect(compute).toHaveBeenCalledTimes(4);
  lengthOf(texts[0] ?? '');
  expect(compute).toHaveBeenCalledTimes(5);
});
