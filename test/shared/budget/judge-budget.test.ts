import { describe, expect, it } from 'vitest';
import type { Budget } from '../../../shared/budget/budget.ts';
import { judgeBudget } from '../../../shared/budget/judge-budget.ts';
import type { Outcome } from '../../../shared/budget/verdict.ts';
import { sentence } from '../../../shared/text/sentence.ts';
import { approval, budget, EXACT, USUAL_NOISE } from './budgets.ts';

type Values = readonly [baseline: number | undefined, head: number];

function judged(parts: Partial<Budget>, [baseline, head]: Values): Outcome {
  const scope = { budget: budget(parts), head, ...(baseline !== undefined && { baseline }) };
  return judgeBudget(scope, { approvals: [], noise: USUAL_NOISE });
}

describe('max', () => {
  it.each([
    ['far below', [0.01, 0.01], 'within'],
    ['at a warn level', [0.01, 0.024], 'near'],
    ['exactly at the limit', [0.01, 0.03], 'near'],
    ['off by a binary fraction', [0.01, 0.01 + 0.02], 'near'],
    ['over, and worse', [0.02, 0.031], 'breach'],
    ['over before, and worse now', [0.031, 0.032], 'breach'],
    ['over before, and the same', [0.04, 0.04], 'already-over'],
    ['over before, and better', [0.05, 0.04], 'already-over'],
    ['over before, and worse by noise', [0.04, 0.04005], 'already-over'],
    ['new and below', [undefined, 0.01], 'new'],
    ['new and close', [undefined, 0.029], 'near'],
    ['new and over', [undefined, 0.04], 'breach'],
  ] as const)('%s', (_, values, kind) => {
    expect(judged({ max: 0.03 }, values).kind).toBe(kind);
  });

  it('is breached by a head over it, worse or not, without only_if_worse', () => {
    expect(judged({ max: 0.03, onlyIfWorse: false }, [0.05, 0.04])).toMatchObject({
      kind: 'breach',
      breaches: [{ limit: 'max', allowed: 0.03, actual: 0.04 }],
    });
  });

  it('names the highest warn level that is reached, and the share that is used', () => {
    const outcome = judged({ max: 100, warnAt: [0.5, 0.95, 0.8] }, [90, 90]);
    expect(outcome).toMatchObject({ kind: 'near', warnedAt: 0.8, usedRatio: 0.9 });
  });

  it('of 0 allows nothing', () => {
    expect(judged({ max: 0 }, [0, 0]).kind).toBe('within');
    expect(judged({ max: 0 }, [0, 0.001]).kind).toBe('breach');
  });
});

describe('max_increase', () => {
  const both = { ratio: 0.1, absolute: 0.001 };

  it.each([
    ['all: both exceeded', [{ ...both, match: 'all' }, [0.02, 0.0225]], 'breach'],
    ['all: only the percentage', [{ ...both, match: 'all' }, [0.002, 0.0029]], 'within'],
    ['all: only the amount', [{ ...both, match: 'all' }, [0.2, 0.202]], 'within'],
    ['any: only the percentage', [{ ...both, match: 'any' }, [0.002, 0.0029]], 'breach'],
    ['any: only the amount', [{ ...both, match: 'any' }, [0.2, 0.202]], 'breach'],
    ['any: neither', [{ ...both, match: 'any' }, [0.005, 0.0054]], 'within'],
    ['exactly the percentage', [{ ratio: 0.1, match: 'all' }, [0.03, 0.033]], 'within'],
    ['exactly the amount', [{ absolute: 0.1, match: 'all' }, [0.2, 0.3]], 'within'],
    ['a percentage of nothing', [{ ratio: 9, match: 'all' }, [0, 0.001]], 'breach'],
    ['nothing to nothing', [{ ratio: 0, match: 'all' }, [0, 0]], 'within'],
    ['from nothing, within the amount', [{ ...both, match: 'all' }, [0, 0.001]], 'within'],
    ['no increase allowed, noise', [{ ratio: 0, match: 'all' }, [0.02, 0.02005]], 'within'],
    ['no increase allowed, more', [{ ratio: 0, match: 'all' }, [0.02, 0.021]], 'breach'],
    ['cheaper', [{ ratio: 0, match: 'all' }, [0.02, 0.01]], 'within'],
    ['no baseline', [{ ...both, match: 'all' }, [undefined, 9]], 'new'],
  ] as const)('%s', (_, [maxIncrease, values], kind) => {
    expect(judged({ maxIncrease }, values).kind).toBe(kind);
  });

  it('says what head was allowed to be', () => {
    const outcome = judged({ maxIncrease: { ...both, match: 'all' } }, [0.02, 0.025]);
    const allowed = outcome.kind === 'breach' ? outcome.breaches[0].allowed : undefined;
    expect(allowed).toBeCloseTo(0.022, 12);
  });

  it('and max are both named when both are breached', () => {
    const outcome = judged(
      { max: 0.022, maxIncrease: { absolute: 0.001, match: 'all' } },
      [0.02, 0.03],
    );
    expect(outcome).toMatchObject({
      kind: 'breach',
      breaches: [
        { limit: 'max', allowed: 0.022, actual: 0.03 },
        { limit: 'max_increase', allowed: 0.021, actual: 0.03 },
      ],
    });
  });

  it('of tokens knows the noise of tokens', () => {
    const parts = {
      metric: 'input_tokens',
      maxIncrease: { absolute: 0, match: 'all' },
    } as const;
    expect(judged(parts, [5000, 5019]).kind).toBe('within');
    expect(judged(parts, [5000, 5030]).kind).toBe('breach');
  });
});

describe('an approval', () => {
  const scope = { budget: budget({ max: 1 }), baseline: 1, head: 2 };

  it.each([
    ['covers a head at its amount', [approval({ upTo: 2 })], 'approved'],
    ['covers every head without an amount', [approval()], 'approved'],
    ['is found among smaller ones', [approval({ upTo: 1.5 }), approval({ upTo: 3 })], 'approved'],
    ['does not cover a head above its amount', [approval({ upTo: 1.9 })], 'breach'],
  ])('%s', (_, approvals, kind) => {
    expect(judgeBudget(scope, { approvals, noise: EXACT }).kind).toBe(kind);
  });

  it('that head has outgrown is shown, the highest one', () => {
    const approvals = [approval({ upTo: 1.5 }), approval({ upTo: 1.8 }), approval({ upTo: 1.2 })];
    expect(judgeBudget(scope, { approvals, noise: EXACT })).toMatchObject({
      outgrownApproval: { upTo: 1.8 },
    });
  });

  it('changes nothing for a budget that is kept', () => {
    const kept = { ...scope, head: 0.5 };
    expect(judgeBudget(kept, { approvals: [approval()], noise: EXACT }).kind).toBe('within');
  });
});

describe('what is not known', () => {
  const rules = { approvals: [approval()], noise: EXACT };

  it.each([
    [
      'a reason',
      { head: 0.01, baseline: 0.01, unmeasured: [sentence`3 of 40 cases are missing.`] },
    ],
    ['no head', { baseline: 0.01 }],
    ['nothing at all', {}],
    ['a head that is no number', { head: Number.NaN, baseline: 0.01 }],
    ['a baseline that is no number', { head: 0.01, baseline: Number.POSITIVE_INFINITY }],
  ])('is unmeasured, never within: %s', (_, values) => {
    const outcome = judgeBudget({ budget: budget({ max: 1 }), ...values }, rules);
    expect(outcome.kind).toBe('unmeasured');
  });

  it('keeps the reasons', () => {
    const reasons = [sentence`No price for this model.`];
    expect(judgeBudget({ budget: budget({ max: 1 }), unmeasured: reasons }, rules)).toMatchObject({
      reasons,
    });
  });

  it('is orphaned when its suite was removed', () => {
    const scope = { budget: budget({ max: 1 }), baseline: 0.5, removed: true };
    expect(judgeBudget(scope, rules)).toMatchObject({ kind: 'orphaned', baseline: 0.5 });
  });
});
