import type { Outcome, VerdictState } from '../../shared/budget/verdict.ts';
import type { Sentence } from '../../shared/text/sentence.ts';

/** A workspace folder against its baseline, as the editor shows it. USD unrounded. */
export type ComparedWorkspace = {
  readonly state: VerdictState;
  /** The first line of the report in English: `Costs more, within budget`. */
  readonly headline: string;
  /** Whether what is over budget would be blocked, if the gate were enforced. */
  readonly wouldBlock: boolean;
  readonly summary: string;
  /** `main`; absent without a baseline. */
  readonly against?: string;
  /** Costs more first, as in the report. */
  readonly suites: readonly ComparedSuite[];
  readonly budgets: readonly ComparedBudget[];
  /** The whole report, as the command line writes it. */
  readonly html: string;
  readonly markdown: string;
};

export type ComparedSuite = {
  readonly name: string;
  readonly prompts: readonly string[];
  readonly runUsd?: number;
  readonly monthUsd?: number;
  readonly inputTokens?: number;
  /** Whether the figures are neither exact nor recorded. */
  readonly isEstimate: boolean;
  /** Head minus baseline per run; absent where one of them is not known. */
  readonly addedRunUsd?: number;
  readonly unmeasured: readonly Sentence[];
};

export type ComparedBudget = {
  readonly name: string;
  readonly kind: Outcome['kind'];
  readonly severity: Outcome['budget']['severity'];
  readonly unit: 'usd' | 'tokens';
  /** The suite that it is for; absent for a budget of another scope. */
  readonly suite?: string;
  readonly head?: number;
  readonly max?: number;
  /** Head over `max`: 0.42 is 42 % used. */
  readonly usedRatio?: number;
  /** Where it is set in promptfare.yml, counted from 1; absent where the head does not set it. */
  readonly configLine?: number;
  readonly breach?: BrokenBudget;
};

/** A breach, and the file it is about; without one it is about the config. */
export type BrokenBudget = {
  readonly outcome: Extract<Outcome, { readonly kind: 'breach' }>;
  /** It does not block, because the gate is not enforced. */
  readonly wouldBlock: boolean;
  readonly path?: string;
};
