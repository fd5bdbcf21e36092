import type { IgnoredApproval } from '../budget/verdict.ts';
import type { Interval } from '../diff/bootstrap-interval.ts';
import type { Sentence } from '../text/sentence.ts';

/** What a reader must know before trusting the figures; renderers put these above the fold. */
export type Caveat =
  | { readonly kind: 'unmeasured'; readonly suite: string; readonly reasons: readonly Sentence[] }
  /** Recorded calls that never held what is needed, on either side: left out of all figures. */
  | {
      readonly kind: 'left-out';
      readonly suite: string;
      readonly caseCount: number;
      readonly ofCount: number;
      readonly reason: Sentence;
    }
  | { readonly kind: 'no-price'; readonly model: string; readonly suites: readonly string[] }
  /** Prompts changed, and their outputs are still those of the old version. */
  | { readonly kind: 'old-output'; readonly suites: readonly string[]; readonly caseCount: number }
  | {
      readonly kind: 'model-replaced';
      readonly promptIds: readonly string[];
      readonly baseline: string;
      readonly head: string;
    }
  | {
      readonly kind: 'inside-noise';
      readonly suite: string;
      /** Of the mean cost added per run, in USD. */
      readonly intervalUsd: Interval;
    }
  | { readonly kind: 'not-recorded'; readonly suite: string; readonly promptIds: readonly string[] }
  | { readonly kind: 'config-changed'; readonly changes: readonly ConfigChange[] }
  | { readonly kind: 'old-prices'; readonly asOf: string; readonly ageDays: number }
  | { readonly kind: 'ignored-approval'; readonly ignored: IgnoredApproval }
  | { readonly kind: 'orphaned-budget'; readonly budget: string }
  /** Somebody permitted the change, and it does not count. */
  | {
      readonly kind: 'refused-approval';
      readonly source: 'label' | 'command';
      readonly by: string;
      /** One sentence without a full stop. */
      readonly reason: string;
    };

/** A rule that the change itself edits. */
export type ConfigChange = {
  readonly what: 'budget' | 'suite' | 'setting' | 'config';
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
};
