import type { Approval, Budget } from './budget.ts';
import type { Gate } from './gate.ts';
import { judgeBudget } from './judge-budget.ts';
import type { Noise } from './noise.ts';
import type { IgnoredApproval, MeasuredScope, Outcome, Verdict, VerdictState } from './verdict.ts';

/** Everything that was compared: its cost in USD or, where nothing has a price, its input tokens. */
export type MeasuredTotal = {
  readonly baseline?: number;
  readonly head?: number;
  /** Whether the two sides differ by more than noise. */
  readonly changed: boolean;
};

export type JudgeInput = {
  readonly budgets: readonly Budget[];
  /** One for each budget, found by its name; a budget without one is unmeasured. */
  readonly measured: readonly MeasuredScope[];
  readonly approvals: readonly Approval[];
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly noise: Noise;
  readonly gate: Gate;
  readonly total: MeasuredTotal;
};

type Result = 'blocks' | 'fails' | 'approved' | 'warns' | 'passes';

/** Holds what was measured against the budgets. */
export function judge(input: JudgeInput): Verdict {
  const names = new Set(input.budgets.map(({ name }) => name));
  const ignoredApprovals = input.approvals.flatMap((approval): readonly IgnoredApproval[] => {
    if (isExpired(approval, input.today)) return [{ approval, reason: 'expired' }];
    if (approval.budget === undefined || names.has(approval.budget)) return [];
    return [{ approval, reason: 'no-such-budget' }];
  });
  const outcomes = judgeBudgets(input);
  const results = new Set(outcomes.map((outcome) => resultOf(outcome, input.gate)));
  const exitCode = exitCodeOf(results);
  return {
    state: stateOf(results, input.total),
    exitCode: input.gate.enforce ? exitCode : 0,
    wouldBlock: !input.gate.enforce && exitCode !== 0,
    outcomes,
    ignoredApprovals,
  };
}

function judgeBudgets({ budgets, measured, approvals, today, noise }: JudgeInput): Outcome[] {
  const scopes = new Map(measured.map((scope) => [scope.budget.name, scope]));
  const valid = approvals.filter((approval) => !isExpired(approval, today));
  return budgets.map((budget) => {
    // The budget is the one that is judged; the scope may carry the other side's, with other limits.
    const scope = { ...scopes.get(budget.name), budget };
    const own = valid.filter((approval) => (approval.budget ?? budget.name) === budget.name);
    return judgeBudget(scope, { approvals: own, noise });
  });
}

/** The day of `expires` is the last one that counts. */
function isExpired({ expires }: Approval, today: string): boolean {
  return expires !== undefined && expires < today;
}

function resultOf(outcome: Outcome, gate: Gate): Result {
  const { severity } = outcome.budget;
  if (severity === 'info') return 'passes';
  if (outcome.kind === 'approved') return 'approved';
  if (outcome.kind === 'breach') return severity === 'fail' ? 'blocks' : 'warns';
  if (outcome.kind !== 'unmeasured') return 'passes';
  return severity === 'fail' && gate.onUnmeasured === 'fail' ? 'fails' : 'warns';
}

function exitCodeOf(results: ReadonlySet<Result>): 0 | 1 | 3 {
  if (results.has('blocks')) return 1;
  return results.has('fails') ? 3 : 0;
}

function stateOf(results: ReadonlySet<Result>, total: MeasuredTotal): VerdictState {
  if (results.has('blocks')) return 'blocked';
  if (results.has('fails')) return 'could-not-measure';
  if (results.has('approved')) return 'approved';
  if (results.has('warns')) return 'warning';
  return compareTotals(total);
}

function compareTotals({ baseline, head, changed }: MeasuredTotal): VerdictState {
  if (head === undefined) return 'could-not-measure';
  if (baseline === undefined) return 'not-comparable';
  if (!changed || head === baseline) return 'no-change';
  return head < baseline ? 'cheaper' : 'costs-more';
}
