import type { Outcome, Verdict } from '../budget/verdict.ts';
import type { SuiteDelta } from '../diff/suite-delta.ts';
import { meanCostNanoUsd } from '../diff/totals.ts';

/** Worst first: suites over a budget, then unmeasured ones, then by the size of the change of cost. */
export function orderSuites(
  suites: readonly SuiteDelta[],
  verdict: Verdict,
): readonly SuiteDelta[] {
  const ranks = new Map(suites.map((suite) => [suite, rankOf(suite, verdict)]));
  const rank = (suite: SuiteDelta): number => ranks.get(suite) ?? 0;
  return suites.toSorted((a, b) => rank(a) - rank(b) || changeOf(b) - changeOf(a));
}

/** The outcomes of the budgets whose scope is this suite. */
export function outcomesOf(suite: SuiteDelta, verdict: Verdict): readonly Outcome[] {
  return verdict.outcomes.filter(
    ({ budget: { scope } }) => scope.kind === 'suite' && scope.suite === suite.suite.name,
  );
}

function rankOf(suite: SuiteDelta, verdict: Verdict): number {
  const kinds = new Set(outcomesOf(suite, verdict).map(({ kind }) => kind));
  if (kinds.has('breach')) return 0;
  if (suite.unmeasured.length > 0) return 1;
  return kinds.has('approved') ? 2 : 3;
}

/** Size of the change of the mean cost per run, in nano-dollars. */
function changeOf({ baseline, head }: SuiteDelta): number {
  const [before, after] = [baseline && meanCostNanoUsd(baseline), head && meanCostNanoUsd(head)];
  return Math.abs(Number((after ?? 0n) - (before ?? after ?? 0n)));
}
