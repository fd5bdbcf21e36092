import { describe, expect, it } from 'vitest';
import { diffBudgets } from '../../../shared/budget/diff-budgets.ts';
import { budget } from './budgets.ts';

const support = budget({ name: 'support', max: 1 });
const triage = budget({ name: 'triage', max: 1 });

describe('diffBudgets', () => {
  it('adds nothing for the same budgets in another order', () => {
    expect(diffBudgets([support, triage], [{ ...triage }, { ...support }])).toEqual([]);
  });

  it('names what was added and removed', () => {
    expect(diffBudgets([support], [triage])).toEqual([
      { kind: 'added', head: triage },
      { kind: 'removed', baseline: support },
    ]);
  });

  it.each([
    ['a higher max', { max: 2 }],
    ['an increase', { maxIncrease: { ratio: 0.1, match: 'all' } }],
    ['a softer severity', { severity: 'warn' }],
    ['another scope', { scope: { kind: 'total' } }],
    ['another metric', { metric: 'output_tokens' }],
    ['a stricter rule', { onlyIfWorse: false }],
  ] as const)('sees %s', (_, parts) => {
    const head = { ...support, ...parts };
    expect(diffBudgets([support], [head])).toEqual([{ kind: 'changed', baseline: support, head }]);
  });

  it('does not mind another message', () => {
    expect(diffBudgets([support], [{ ...support, message: 'Ask first.' }])).toEqual([]);
  });
});
