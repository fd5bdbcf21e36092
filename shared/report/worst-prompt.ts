import type { Outcome } from '../budget/verdict.ts';
import type { Report } from '../check/report.ts';
import type { PromptDelta } from '../diff/prompt-delta.ts';
import type { SuiteDelta } from '../diff/suite-delta.ts';
import { meanCostNanoUsd, meanInputTokens } from '../diff/totals.ts';
import { globMatcher } from '../text/match-glob.ts';

/** The prompt in a budget's scope that adds the most. */
export function worstPrompt(
  { budget: { scope } }: Outcome,
  { suites }: Report,
): PromptDelta | undefined {
  return suites
    .filter((suite) => isInScope(suite, scope))
    .flatMap(({ prompts }) => prompts)
    .filter(({ path }) => scope.kind !== 'prompts' || globMatcher([scope.glob])(path))
    .toSorted((a, b) => costAdded(b) - costAdded(a))[0];
}

function isInScope({ suite }: SuiteDelta, scope: Outcome['budget']['scope']): boolean {
  if (scope.kind === 'suite') return suite.name === scope.suite;
  return scope.kind !== 'tag' || suite.tags.includes(scope.tag);
}

/** In nano-dollars; without a cost, in tokens, which is less than any cost. */
export function costAdded({ baseline, head }: PromptDelta): number {
  if (!baseline || !head) return 0;
  const [before, after] = [meanCostNanoUsd(baseline), meanCostNanoUsd(head)];
  if (before !== undefined && after !== undefined) return Number(after - before);
  return ((meanInputTokens(head) ?? 0) - (meanInputTokens(baseline) ?? 0)) / 1e9;
}
