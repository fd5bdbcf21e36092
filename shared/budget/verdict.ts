import type { Sentence } from '../text/sentence.ts';
import type { Approval, Budget } from './budget.ts';

/** A budget, and the value of its metric on both sides: USD or tokens, unrounded. */
export type MeasuredScope = {
  readonly budget: Budget;
  /** Absent: the scope has no baseline (a new suite, the first run). */
  readonly baseline?: number;
  readonly head?: number;
  /** Why the head, or a baseline that exists, is not known or not whole: one sentence each. */
  readonly unmeasured?: readonly Sentence[];
  /** Nothing in head belongs to the scope any more. */
  readonly removed?: boolean;
};

/** One limit that head is over. `actual` is always above `allowed`; both are values of the budget's metric in head. */
export type Breach = {
  readonly limit: 'max' | 'max_increase';
  readonly allowed: number;
  readonly actual: number;
};

/** What came of one budget. */
export type Outcome = {
  readonly budget: Budget;
  readonly baseline?: number;
  readonly head?: number;
  /** Head over `max`: 0.42 is 42 % used. Absent without `max`, or where head is not known. */
  readonly usedRatio?: number;
} & (
  | { readonly kind: 'within' }
  /** Within, and at or above a `warnAt`; `warnedAt` is the highest one reached. */
  | { readonly kind: 'near'; readonly warnedAt: number }
  /** Within, and there is no baseline, so that `max_increase` was not judged. */
  | { readonly kind: 'new' }
  /** Over `max`, but not worse than the baseline by more than noise: not this change's doing. */
  | { readonly kind: 'already-over' }
  | {
      readonly kind: 'breach';
      readonly breaches: readonly [Breach, ...Breach[]];
      /** A valid approval of this budget that head has outgrown. */
      readonly outgrownApproval?: Approval;
    }
  | {
      readonly kind: 'approved';
      readonly breaches: readonly [Breach, ...Breach[]];
      readonly approval: Approval;
    }
  /** `reasons` is empty when nothing was handed in for the budget. */
  | { readonly kind: 'unmeasured'; readonly reasons: readonly Sentence[] }
  /** The scope matches nothing in head. */
  | { readonly kind: 'orphaned' }
);

/** The closed vocabulary of a report's first line, from best to worst within each group. */
export type VerdictState =
  | 'no-change'
  | 'cheaper'
  | 'costs-more'
  | 'not-comparable'
  | 'warning'
  | 'approved'
  | 'could-not-measure'
  | 'blocked';

/** An approval that permits nothing: it has expired, or no budget has its name. */
export type IgnoredApproval = {
  readonly approval: Approval;
  readonly reason: 'expired' | 'no-such-budget';
};

export type Verdict = {
  readonly state: VerdictState;
  /** 0 passed or approved (or not enforced), 1 over budget, 3 not measured. 2, the user's mistake, is no verdict. */
  readonly exitCode: 0 | 1 | 3;
  /** The exit code is 0 only because the gate does not enforce. */
  readonly wouldBlock: boolean;
  /** One for each budget, in the order of the config. */
  readonly outcomes: readonly Outcome[];
  readonly ignoredApprovals: readonly IgnoredApproval[];
};
