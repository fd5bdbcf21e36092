import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ALL_BUGS } from './all-planted-bugs.mjs';

const TESTS = readdirSync('test/action')
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(`test/action/${name}`, 'utf8'));

// plant-bugs.mjs needs half an hour; that its list still fits the code is found here.
it.each(ALL_BUGS)('can be planted: $name', ({ file, from, to, test }) => {
  expect(readFileSync(file, 'utf8').split(from)).toHaveLength(2);
  expect(to).not.toBe(from);
  expect(TESTS.some((text) => new RegExp(test).test(text))).toBe(true);
});

it('plants at least twenty bugs, each under a name of its own', () => {
  expect(ALL_BUGS.length).toBeGreaterThanOrEqual(20);
  expect(new Set(ALL_BUGS.map(({ name }) => name)).size).toBe(ALL_BUGS.length);
});
