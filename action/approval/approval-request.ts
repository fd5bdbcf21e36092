import type { Outcome } from '../../shared/budget/verdict.ts';
import type { OverrideConfig } from '../../shared/config/review-config.ts';
import type { OwnComment, PullComment } from '../comment/find-comments.ts';
import type { Memory } from '../comment/memory.ts';

export type BreachOutcome = Extract<Outcome, { readonly kind: 'breach' }>;

export type ApprovalRequest = {
  readonly number: number;
  readonly override: OverrideConfig;
  /** The config in the repository, and the commit that its rules are from. */
  readonly configPath: string;
  readonly baseSha?: string;
  readonly breaches: readonly BreachOutcome[];
  readonly comments: readonly PullComment[];
  /** Our comment as it was before this run, and what it remembers. */
  readonly own?: OwnComment;
  readonly memory: Memory;
  /** Whether this run was started by setting the very label, and measures the commit it was set on. */
  readonly isLabelRun: boolean;
};

/** Somebody's yes, before it is known whether they may, and to how much. */
export type Claim = {
  /** `label:123`, `comment:456`. */
  readonly id: string;
  readonly source: 'label' | 'command';
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  /** A budget or a suite; absent: everything that is exceeded. */
  readonly name?: string;
};
