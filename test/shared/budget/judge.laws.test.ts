import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { METRICS } from '../../../shared/budget/budget.ts';
import type { Budget } from '../../../shared/budget/budget.ts';
import { judge } from '../../../shared/budget/judge.ts';
import type { MeasuredScope } from '../../../shared/budget/verdict.ts';
import { approval, budget, judgeInput } from './budgets.ts';

const amounts = fc.oneof(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.constantFrom(0, 0.1, 0.2, 0.3, 1e-9, 0.03, 0.033, 1),
);

const budgets: fc.Arbitrary<Budget> = fc
  .record(
    {
      metric: fc.constantFrom(...METRICS),
      max: amounts,
      maxIncrease: fc.record(
        { ratio: amounts, absolute: amounts, match: fc.constantFrom('all', 'any') },
        { requiredKeys: ['match'] },
      ),
      severity: fc.constantFrom('fail', 'warn', 'info'),
      onlyIfWorse: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .map((parts) => budget(parts));

const noises = fc.record({ minDeltaUsd: amounts, minDeltaTokens: amounts, minDeltaRatio: amounts });

const scopes: fc.Arbitrary<MeasuredScope> = fc.record(
  { budget: budgets, baseline: amounts, head: amounts },
  { requiredKeys: ['budget', 'head'] },
);

it('never blocks what did not change', () => {
  const law = fc.property(budgets, amounts, noises, (own, value, noise) => {
    const scope = { budget: { ...own, onlyIfWorse: true }, baseline: value, head: value };
    expect(judge(judgeInput({ measured: [scope], noise })).exitCode).toBe(0);
  });
  fc.assert(law);
});

it('never turns a pass into a block when a max is raised', () => {
  const law = fc.property(scopes, noises, amounts, (scope, noise, added) => {
    const raised = {
      ...scope,
      budget: { ...scope.budget, max: (scope.budget.max ?? 0) + added },
    };
    fc.pre(scope.budget.max !== undefined);
    const strict = judge(judgeInput({ measured: [scope], noise })).exitCode;
    const loose = judge(judgeInput({ measured: [raised], noise })).exitCode;
    expect(loose).toBeLessThanOrEqual(strict);
  });
  fc.assert(law);
});

it('never turns a pass into a block when head gets cheaper', () => {
  const law = fc.property(scopes, noises, fc.double({ min: 0, max: 1 }), (scope, noise, part) => {
    fc.pre(!Number.isNaN(part));
    const cheaper = { ...scope, head: (scope.head ?? 0) * part };
    const strict = judge(judgeInput({ measured: [scope], noise })).exitCode;
    expect(judge(judgeInput({ measured: [cheaper], noise })).exitCode).toBeLessThanOrEqual(strict);
  });
  fc.assert(law);
});

it('names only breaches whose actual value is above the allowed one', () => {
  const law = fc.property(scopes, noises, (scope, noise) => {
    const [outcome] = judge(judgeInput({ measured: [scope], noise })).outcomes;
    const breaches = outcome?.kind === 'breach' ? outcome.breaches : [];
    for (const { actual, allowed } of breaches) expect(actual).toBeGreaterThan(allowed);
  });
  fc.assert(law);
});

it('approves exactly the breaches that an approval reaches', () => {
  const law = fc.property(scopes, amounts, (scope, upTo) => {
    const bare = judge(judgeInput({ measured: [scope] })).outcomes[0];
    const approvals = [approval({ upTo })];
    const outcome = judge(judgeInput({ measured: [scope], approvals })).outcomes[0];
    if (bare?.kind !== 'breach') expect(outcome).toEqual(bare);
    else if ((scope.head ?? 0) <= upTo) expect(outcome?.kind).toBe('approved');
  });
  fc.assert(law);
});
