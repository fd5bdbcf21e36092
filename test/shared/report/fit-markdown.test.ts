import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Report } from '../../../shared/check/report.ts';
import { fitMarkdown, utf8Length } from '../../../shared/report/fit-markdown.ts';
import { checkFiles } from '../check/check-files.ts';
import { STATES } from './states.ts';

let report: Report;

beforeAll(async () => {
  const { baseline, head } = STATES.find(({ state }) => state === 'blocked')!;
  report = await checkFiles({ ...(baseline && { baseline }), head });
});

function fit(maxSize: number): string {
  return fitMarkdown(report, {
    maxSize,
    sizeOf: ({ length }) => length,
    maxRows: 10,
    note: 'To permit it, ask.',
    rest: 'The rest is elsewhere.',
  });
}

it('shows everything where everything fits, and says nothing about a rest', () => {
  const text = fit(100_000);
  expect(text).toContain('How this was measured');
  expect(text).toContain('To permit it, ask.');
  expect(text).not.toContain('The rest is elsewhere.');
});

it('loses rows, then the evidence, then the notes, and never its verdict', () => {
  const sizes = [2300, 1200, 700, 450, 100];
  const texts = sizes.map(fit);
  for (const text of texts) expect(text).toMatch(/^### ⛔ Prompt cost: Blocked, over budget\n/);
  expect(texts.map((text) => text.includes('| Suite |'))).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(texts.map((text) => text.includes('Blocked by `support`'))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(texts[1]).toContain('The rest is elsewhere.');
});

it('fits into any space that holds the verdict', () => {
  fc.assert(
    fc.property(fc.integer({ min: 60, max: 5000 }), (maxSize) => fit(maxSize).length <= maxSize),
  );
});

it('counts the bytes of UTF-8 as Node does', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (text) => utf8Length(text) === Buffer.byteLength(text),
    ),
  );
  expect(utf8Length('\ud800x')).toBe(Buffer.byteLength('\ud800x'));
});
