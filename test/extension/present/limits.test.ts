import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComparedBudget } from '../../../extension/engine/compared-workspace.ts';
import { budgetLens, suiteLens } from '../../../extension/present/config-lens.ts';
import { limitAbove, limitText } from '../../../extension/present/limit-text.ts';
import { promptComment } from '../../../extension/present/prompt-comment.ts';
import { readCount } from '../../../extension/present/read-count.ts';
import { english } from './words.ts';

describe('a limit made of a value', () => {
  it('is never below it, and at most one percent above', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e6, noNaN: true }), (value) => {
        const limit = limitAbove(value, 'usd');
        expect(limit).toBeGreaterThanOrEqual(value * (1 - 1e-9));
        expect(limit).toBeLessThanOrEqual(value * 1.0101);
      }),
    );
  });

  it.each([
    [0.00583, 'usd', '$0.0045', '$0.00583'],
    [0.0058311, 'usd', '0.0045', '0.00584'],
    [1200.2, 'usd', '"$1,200"', '"$1210"'],
    [0.3, 'usd', "'$0.2'", "'$0.3'"],
    [1500.2, 'tokens', '1400', '1501'],
  ] as const)('%d %s in the place of %s is written %s', (value, unit, before, after) => {
    expect(limitText(limitAbove(value, unit), unit, before)).toBe(after);
  });
});

describe('the lenses of promptfare.yml', () => {
  const budget: ComparedBudget = {
    name: 'x',
    kind: 'within',
    severity: 'fail',
    unit: 'usd',
    head: 0.005,
    max: 0.01,
    usedRatio: 0.5,
  };
  const maxOf = (text: string, value: number) => ({ range: { start: 0, end: 1 }, text, value });

  it('judges by the limit that stands in the editor, not by the one that was measured with', () => {
    expect(budgetLens(budget, maxOf('0.02', 0.02), english)).toBe('now $0.0050, 25 % of the limit');
    expect(budgetLens(budget, maxOf('0.004', 0.004), english)).toBe(
      'over: now $0.0050, 125 % of the limit',
    );
  });

  it('shows the value alone where there is no limit to divide by', () => {
    const { max: _max, usedRatio: _ratio, ...open } = budget;
    expect(budgetLens(open, undefined, english)).toBe('now $0.0050');
  });

  it('shows what a suite costs', () => {
    const suite = {
      name: 's',
      prompts: [],
      unmeasured: [],
      isEstimate: false,
      runUsd: 0.0058,
      addedRunUsd: 0.0025,
    };
    expect(suiteLens(suite, 'main', english)).toBe('$0.0058/run · +$0.0025 (+75.8 %) vs main');
    expect(suiteLens({ ...suite, addedRunUsd: 0 }, 'main', english)).toBe('$0.0058/run');
    expect(suiteLens({ ...suite, isEstimate: true }, 'main', english)).toBe(
      '~$0.0058/run · ~+$0.0025 (+75.8 %) vs main',
    );
  });
});

describe('a count as people write it', () => {
  it.each([
    ['10000', 10_000],
    ['10,000', 10_000],
    ['20k', 20_000],
    ['1.5M', 1_500_000],
    ['0', 0],
  ])('%s is %d', (text, count) => expect(readCount(text)).toBe(count));

  it.each(['', '-1', 'many', '1e99', '1.2.3', '9'.repeat(30)])('%s is none', (text) =>
    expect(readCount(text)).toBeUndefined(),
  );
});

describe('the comment that marks a prompt', () => {
  it.each([
    ['typescriptreact', 'gpt-4o', '// promptfare: prompt model=gpt-4o'],
    ['python', 'gpt-4o', '# promptfare: prompt model=gpt-4o'],
    ['python', 'my "own" model', '# promptfare: prompt model="my own model"'],
  ])('in %s for %s is %s', (language, model, comment) => {
    expect(promptComment(language, model)).toBe(comment);
  });

  it('is not made for a language in which no prompt is looked for', () => {
    expect(promptComment('rust', 'gpt-4o')).toBeUndefined();
  });
});
