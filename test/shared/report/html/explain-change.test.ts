import { expect, it } from 'vitest';
import { explainChange } from '../../../../shared/report/html/explain-change.ts';
import { plainText } from '../../../../shared/report/words.ts';
import { checkFiles } from '../../check/check-files.ts';
import { SITUATIONS, STATES } from '../states.ts';
import { severalSuites } from './several-suites.ts';

const CASES = [...STATES, ...SITUATIONS];
const SEVERAL = [
  { state: 'several suites', ...severalSuites() },
  { state: 'several suites with traffic', ...severalSuites(30_000) },
];
const EXPLAINED = new Set([
  'cheaper',
  'costs-more',
  'blocked',
  'approved',
  'model-replaced',
  'recorded-again',
]);
const UNEXPLAINED = new Set([
  'no-change',
  'not-comparable',
  'could-not-measure',
  'model-without-price',
  'new-variable-without-a-value',
]);

it('names each reason of a change', async () => {
  const change = explainChange(await checkFiles(severalSuites()));
  const words = change?.steps.map(({ suite, why }) => `${suite}: ${plainText(why)}`);
  expect(words?.toSorted()).toEqual([
    'edited: prompt changed',
    'new: new suite',
    'recorded: recorded again',
    'replaced: prompt changed, another model (gpt-4o-2024-08-06 → openai/gpt-4o-mini)',
  ]);
});

it.each([...CASES.filter(({ state }) => EXPLAINED.has(state)), ...SEVERAL])(
  'the steps of $state lead from the baseline to the head',
  async ({ state: _, ...sides }) => {
    const change = explainChange(await checkFiles(sides));
    if (!change) throw new Error('nothing is explained');
    const { baselineUsd, headUsd, steps } = change;
    const sumUsd = steps.reduce((sum, { addedUsd }) => sum + addedUsd, baselineUsd);
    expect(sumUsd).toBeCloseTo(headUsd, change.unit === 'month' ? 3 : 8);
    const sizes = steps.map(({ addedUsd }) => Math.abs(addedUsd));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(sizes).not.toContain(0);
  },
);

it('counts by the month where all traffic is known, else by the run', async () => {
  expect(explainChange(await checkFiles(severalSuites(30_000)))?.unit).toBe('month');
  expect(explainChange(await checkFiles(severalSuites()))?.unit).toBe('run');
});

it.each(CASES.filter(({ state }) => UNEXPLAINED.has(state)))(
  'explains nothing where the cost is the same or not known: $state',
  async ({ state: _, ...sides }) => {
    expect(explainChange(await checkFiles(sides))).toBeUndefined();
  },
);
