import type { Approval, Budget, Metric } from './budget.ts';
import { isNoise } from './noise.ts';
import type { Noise } from './noise.ts';
import type { Breach, MeasuredScope, Outcome } from './verdict.ts';

type Rules = {
  /** Valid ones only, of this budget. */
  readonly approvals: readonly Approval[];
  readonly noise: Noise;
};

type Known = { readonly budget: Budget; readonly baseline?: number; readonly head: number };

/** What came of one budget. */
export function judgeBudget(scope: MeasuredScope, rules: Rules): Outcome {
  const { budget, baseline, head, unmeasured = [] } = scope;
  const sides = { budget, ...(baseline !== undefined && { baseline }) };
  if (unmeasured.length > 0) {
    return {
      ...sides,
      ...(head !== undefined && { head }),
      kind: 'unmeasured',
      reasons: unmeasured,
    };
  }
  if (scope.removed) return { ...sides, kind: 'orphaned' };
  if (!isAmount(head) || (baseline !== undefined && !isAmount(baseline))) {
    return { budget, kind: 'unmeasured', reasons: [] };
  }
  return judgeKnown({ ...sides, head }, rules);
}

/** What a metric's values are counted in. */
export function unitOf(metric: Metric): 'usd' | 'tokens' {
  return metric === 'cost_per_run' || metric === 'cost_per_month' ? 'usd' : 'tokens';
}

function judgeKnown(known: Known, rules: Rules): Outcome {
  const { budget, baseline, head } = known;
  const usedRatio = budget.max ? head / budget.max : undefined;
  const shown = { ...known, ...(usedRatio !== undefined && { usedRatio }) };
  const [first, ...rest] = findBreaches(known, rules.noise);
  if (first) {
    const breaches = [first, ...rest] as const;
    const approval = rules.approvals.find(({ upTo }) => upTo === undefined || !exceeds(head, upTo));
    if (approval) return { ...shown, kind: 'approved', breaches, approval };
    const outgrownApproval = findHighest(rules.approvals);
    return { ...shown, kind: 'breach', breaches, ...(outgrownApproval && { outgrownApproval }) };
  }
  if (budget.max !== undefined && exceeds(head, budget.max)) {
    return { ...shown, kind: 'already-over' };
  }
  const reached = budget.warnAt.filter((ratio) => usedRatio !== undefined && usedRatio >= ratio);
  if (reached.length > 0) return { ...shown, kind: 'near', warnedAt: Math.max(...reached) };
  return { ...shown, kind: baseline === undefined ? 'new' : 'within' };
}

function findBreaches(known: Known, noise: Noise): readonly Breach[] {
  const { budget, baseline, head } = known;
  const breaches: Breach[] = [];
  const worse = baseline === undefined || isWorse(known, noise);
  if (budget.max !== undefined && exceeds(head, budget.max) && (worse || !budget.onlyIfWorse)) {
    breaches.push({ limit: 'max', allowed: budget.max, actual: head });
  }
  const allowed = highestAllowed(known);
  if (worse && allowed !== undefined && exceeds(head, allowed)) {
    breaches.push({ limit: 'max_increase', allowed, actual: head });
  }
  return breaches;
}

function isWorse({ budget, baseline, head }: Known, noise: Noise): boolean {
  if (baseline === undefined || head <= baseline) return false;
  return !isNoise({ baseline, head, unit: unitOf(budget.metric) }, noise);
}

/**
 * The highest head that `maxIncrease` allows. That both parts must be exceeded is the same as that the looser one
 * is; a ratio of a baseline of 0 allows nothing, for any increase from 0 is infinite.
 */
function highestAllowed({ budget, baseline }: Known): number | undefined {
  const { maxIncrease } = budget;
  if (!maxIncrease || baseline === undefined) return undefined;
  const { ratio, absolute, match } = maxIncrease;
  const allowed = [];
  if (ratio !== undefined) allowed.push(baseline * (1 + ratio));
  if (absolute !== undefined) allowed.push(baseline + absolute);
  if (allowed.length === 0) return undefined;
  return match === 'all' ? Math.max(...allowed) : Math.min(...allowed);
}

function findHighest(approvals: readonly Approval[]): Approval | undefined {
  return approvals.toSorted((one, other) => (other.upTo ?? 0) - (one.upTo ?? 0))[0];
}

/** Above, by more than binary fractions are off: 0.1 + 0.2 does not exceed 0.3. */
function exceeds(actual: number, allowed: number): boolean {
  return actual > allowed && actual - allowed > 1e-9 * allowed;
}

function isAmount(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value) && value >= 0;
}
