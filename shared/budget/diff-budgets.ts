import type { Budget } from './budget.ts';

/** How head's config changes a budget of the baseline's; limits are read from the baseline until it is merged. */
export type BudgetDelta =
  | { readonly kind: 'added'; readonly head: Budget }
  | { readonly kind: 'removed'; readonly baseline: Budget }
  | { readonly kind: 'changed'; readonly baseline: Budget; readonly head: Budget };

/** What a change does to the budgets themselves; a renamed budget is removed and added. */
export function diffBudgets(
  baseline: readonly Budget[],
  head: readonly Budget[],
): readonly BudgetDelta[] {
  const baselineByName = new Map(baseline.map((budget) => [budget.name, budget]));
  const headNames = new Set(head.map(({ name }) => name));
  const deltas = head.flatMap((budget): readonly BudgetDelta[] => {
    const before = baselineByName.get(budget.name);
    if (!before) return [{ kind: 'added', head: budget }];
    if (fingerprint(before) === fingerprint(budget)) return [];
    return [{ kind: 'changed', baseline: before, head: budget }];
  });
  const removed = baseline.filter(({ name }) => !headNames.has(name));
  return [...deltas, ...removed.map((budget) => ({ kind: 'removed', baseline: budget }) as const)];
}

/** Everything that decides a verdict, in a fixed order; the message for people does not. */
function fingerprint({ scope, metric, max, maxIncrease, ...rest }: Budget): string {
  const { ratio, absolute, match } = maxIncrease ?? {};
  const { severity, onlyIfWorse, warnAt } = rest;
  const limits = [max, ratio, absolute, match];
  return JSON.stringify([Object.values(scope), metric, limits, severity, onlyIfWorse, warnAt]);
}
