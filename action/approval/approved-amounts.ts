import type { Approval, Budget } from '../../shared/budget/budget.ts';
import { unitOf } from '../../shared/budget/judge-budget.ts';
import type { Amounts } from '../comment/memory.ts';
import type { ApprovalRequest, BreachOutcome, Claim } from './approval-request.ts';
import type { Allowance } from './parse-command.ts';

/**
 * The amounts a person said yes to: those that were remembered; those of this very run, when it was started by the yes;
 * those that our comment showed when the yes was given. Undefined: nobody knows what the person saw.
 */
export function amountsSeen(claim: Claim, request: ApprovalRequest): Amounts | undefined {
  const { memory, own, breaches, isLabelRun } = request;
  const remembered = memory.approved.find(({ id }) => id === claim.id);
  if (remembered) return remembered.amounts;
  if (claim.source === 'label' && isLabelRun) return amountsOf(breaches);
  const sawComment = own !== undefined && own.updatedAt < claim.at && memory.breached.length > 0;
  return sawComment ? memory.breached : undefined;
}

export function amountsOf(breaches: readonly BreachOutcome[]): Amounts {
  return breaches.flatMap(({ budget, head }) =>
    head === undefined ? [] : [{ budget: budget.name, head }],
  );
}

/** Approvals up to the amounts that were seen, and a part of their increase on top. */
export function approveSeen(
  claim: Claim,
  amounts: Amounts,
  request: ApprovalRequest,
): readonly Approval[] {
  return coveredBy(claim, request.breaches).flatMap(({ budget, baseline }) => {
    const seen = amounts.find((amount) => amount.budget === budget.name);
    if (!seen) return [];
    const increase = Math.max(0, seen.head - (baseline ?? seen.head));
    return [approval(claim, budget, seen.head + increase * request.override.toleranceRatio)];
  });
}

/** Approvals up to an increase that was written down. Money is no limit of tokens, nor tokens of money. */
export function approveWritten(
  claim: Claim,
  { kind, added }: Allowance,
  request: ApprovalRequest,
): readonly Approval[] {
  return coveredBy(claim, request.breaches).flatMap(({ budget, baseline = 0 }) => {
    if (kind === 'ratio') return [approval(claim, budget, baseline * (1 + added))];
    return unitOf(budget.metric) === kind ? [approval(claim, budget, baseline + added)] : [];
  });
}

function coveredBy({ name }: Claim, breaches: readonly BreachOutcome[]): readonly BreachOutcome[] {
  if (name === undefined) return breaches;
  return breaches.filter(
    ({ budget: { name: budget, scope } }) =>
      budget === name || (scope.kind === 'suite' && scope.suite === name),
  );
}

function approval({ source, by, at, reason }: Claim, budget: Budget, upTo: number): Approval {
  return { source, budget: budget.name, upTo, by, at, reason };
}
