import { describe, expect, it } from 'vitest';
import { judge } from '../../../shared/budget/judge.ts';
import type { MeasuredScope } from '../../../shared/budget/verdict.ts';
import { sentence } from '../../../shared/text/sentence.ts';
import { approval, budget, ENFORCED, judgeInput } from './budgets.ts';

const over: MeasuredScope = {
  budget: budget({ name: 'over', max: 1 }),
  baseline: 0.5,
  head: 2,
};
const overSoft: MeasuredScope = {
  budget: budget({ name: 'over-soft', max: 1, severity: 'warn' }),
  baseline: 0.5,
  head: 2,
};
const unmeasured: MeasuredScope = {
  budget: budget({ name: 'unmeasured', max: 1 }),
  unmeasured: [sentence`The recording cannot be read.`],
};
const within: MeasuredScope = {
  budget: budget({ name: 'within', max: 1 }),
  baseline: 0.5,
  head: 0.5,
};

describe('the state and the exit code', () => {
  it.each([
    ['nothing to say', [within], ['no-change', 0]],
    ['a breach', [within, over], ['blocked', 1]],
    ['a breach and something unmeasured', [unmeasured, over], ['blocked', 1]],
    ['a soft breach and something unmeasured', [overSoft, unmeasured], ['could-not-measure', 3]],
    ['a soft breach', [overSoft, within], ['warning', 0]],
    [
      'a breach that only informs',
      [{ ...over, budget: { ...over.budget, severity: 'info' as const } }],
      ['no-change', 0],
    ],
    [
      'a soft budget unmeasured',
      [{ ...unmeasured, budget: { ...unmeasured.budget, severity: 'warn' as const } }],
      ['warning', 0],
    ],
    ['a removed suite', [{ ...over, removed: true }], ['no-change', 0]],
    ['no budgets', [], ['no-change', 0]],
  ] as const)('%s', (_, measured, [state, exitCode]) => {
    const verdict = judge(judgeInput({ measured }));
    expect(verdict).toMatchObject({ state, exitCode, wouldBlock: false });
  });

  it.each([
    ['no change', { baseline: 1, head: 1.00001, changed: false }, 'no-change'],
    ['cheaper', { baseline: 1, head: 0.9, changed: true }, 'cheaper'],
    ['dearer', { baseline: 1, head: 1.1, changed: true }, 'costs-more'],
    ['other tokens for the same money', { baseline: 1, head: 1, changed: true }, 'no-change'],
    ['no baseline', { head: 1, changed: true }, 'not-comparable'],
    ['no head', { baseline: 1, changed: true }, 'could-not-measure'],
  ] as const)('without breaches follow the total: %s', (_, total, state) => {
    expect(judge(judgeInput({ total }))).toMatchObject({ state, exitCode: 0 });
  });

  it('shows a breach and something unmeasured side by side', () => {
    const verdict = judge(judgeInput({ measured: [unmeasured, over] }));
    expect(verdict.outcomes.map(({ kind }) => kind)).toEqual(['unmeasured', 'breach']);
  });

  it.each([
    [[over], 'blocked'],
    [[unmeasured], 'could-not-measure'],
  ] as const)('of a gate that does not enforce say what would have been', (measured, state) => {
    const gate = { ...ENFORCED, enforce: false };
    const verdict = judge(judgeInput({ measured, gate }));
    expect(verdict).toMatchObject({ state, exitCode: 0, wouldBlock: true });
  });

  it('warn about what is unmeasured when the gate is told so', () => {
    const gate = { enforce: true, onUnmeasured: 'warn' } as const;
    const verdict = judge(judgeInput({ measured: [unmeasured], gate }));
    expect(verdict).toMatchObject({ state: 'warning', exitCode: 0 });
  });

  it('never pass a budget that nobody measured', () => {
    const verdict = judge(judgeInput({ budgets: [budget({ max: 1 })], measured: [] }));
    expect(verdict).toMatchObject({
      state: 'could-not-measure',
      exitCode: 3,
      outcomes: [{ kind: 'unmeasured', reasons: [] }],
    });
  });

  it('hold the limits of `budgets`, not those a scope came with', () => {
    const raised = { ...over, budget: { ...over.budget, max: 100 } };
    const verdict = judge(judgeInput({ budgets: [over.budget], measured: [raised] }));
    expect(verdict.state).toBe('blocked');
  });
});

describe('approvals', () => {
  it.each([
    ['of this budget', [approval({ budget: 'over', upTo: 2 })], ['approved', 0]],
    ['of every budget', [approval({ upTo: 2 })], ['approved', 0]],
    ['of another budget', [approval({ budget: 'within', upTo: 2 })], ['blocked', 1]],
    ['up to less', [approval({ budget: 'over', upTo: 1.5 })], ['blocked', 1]],
    ['on their last day', [approval({ budget: 'over', expires: '2026-11-21' })], ['approved', 0]],
    ['a day later', [approval({ budget: 'over', expires: '2026-11-20' })], ['blocked', 1]],
  ])('%s', (_, approvals, [state, exitCode]) => {
    const verdict = judge(judgeInput({ measured: [within, over], approvals }));
    expect(verdict).toMatchObject({ state, exitCode });
  });

  it('that permit nothing are reported', () => {
    const expired = approval({ budget: 'over', expires: '2026-01-01' });
    const orphaned = approval({ budget: 'gone', expires: '2027-01-01' });
    const verdict = judge(judgeInput({ measured: [within], approvals: [expired, orphaned] }));
    expect(verdict.ignoredApprovals).toEqual([
      { approval: expired, reason: 'expired' },
      { approval: orphaned, reason: 'no-such-budget' },
    ]);
  });

  it('of one breach leave the other blocked', () => {
    const second = { ...over, budget: { ...over.budget, name: 'second' } };
    const verdict = judge(
      judgeInput({ measured: [over, second], approvals: [approval({ budget: 'over' })] }),
    );
    expect(verdict.state).toBe('blocked');
    expect(verdict.outcomes.map(({ kind }) => kind)).toEqual(['approved', 'breach']);
  });
});
