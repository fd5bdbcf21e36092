import type { Suite } from '../measure/suite.ts';
import type { CaseDelta } from '../replay/case-delta.ts';
import type { Sentence } from '../text/sentence.ts';
import type { Interval } from './bootstrap-interval.ts';
import type { PromptDelta } from './prompt-delta.ts';
import type { Totals } from './totals.ts';

/**
 * One suite on both sides. The totals of a compared suite are over the cases both sides have, so that a case more or
 * less is never taken for a change of cost; a suite without a baseline has the head's cases only.
 */
export type SuiteDelta = {
  readonly suite: Suite;
  readonly kind: 'compared' | 'added' | 'removed' | 'unmeasured';
  readonly baseline?: Totals;
  readonly head?: Totals;
  readonly prompts: readonly PromptDelta[];
  readonly cases: readonly CaseDelta[];
  /** Why the suite, or a part of it that this change touches, has no figure; a budget over it is unmeasured. */
  readonly unmeasured: readonly Sentence[];
  /** Models that were called but have no price; their cases are not in the cost. */
  readonly unpricedModels: readonly string[];
  /** 95 % interval of the mean cost added per run, in nano-dollars, when cases were recorded again. */
  readonly costAddedInterval?: Interval;
};
