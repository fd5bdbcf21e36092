import type { Sentence } from '../text/sentence.ts';
import type { Totals } from './totals.ts';

/** One prompt of a suite on both sides, over the cases that measure it. */
export type PromptDelta = {
  readonly promptId: string;
  /** Where to look: the head's file, or the baseline's where the prompt was removed. */
  readonly path: string;
  /** `unmeasured`: no recorded case measures it, see `fixedTokens`. */
  readonly kind: 'added' | 'removed' | 'changed' | 'unchanged' | 'unmeasured';
  /** Whether the baseline does not have it. Its `kind` may be `added` or `unmeasured`. */
  readonly isNew: boolean;
  /** Whether the request the prompt makes is another one; false for `added` and `removed`. */
  readonly isEdited: boolean;
  readonly baseline?: Totals;
  readonly head?: Totals;
  /** Model names of the measured cases. */
  readonly models: { readonly baseline: readonly string[]; readonly head: readonly string[] };
  /**
   * Tokens of the text without its variables, for a prompt that no case measures. A side whose text is not known (a
   * program makes it) has none; absent when neither is known.
   */
  readonly fixedTokens?: { readonly baseline?: number; readonly head?: number };
  readonly unmeasuredReasons: readonly Sentence[];
};
