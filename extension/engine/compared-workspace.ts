import type { Outcome, VerdictState } from '../../shared/budget/verdict.ts';
import type { Sentence } from '../../shared/text/sentence.ts';

/** A workspace folder against its baseline, as the editor shows it and in its language. USD unrounded. */
export type ComparedWorkspace = {
  readonly state: VerdictState;
  /** The first line of the report: `Costs more, within budget`. */
  readonly headline: string;
  readonly summary: string;
  /** `main`; absent without a baseline. */
  readonly against?: string;
  /** Costs more first, as in the report. */
  readonly suites: readonly ComparedSuite[];
  readonly budgets: readonly ComparedBudget[];
  /** The whole report. */
  readonly html: string;
  /** The same in English, as the command line writes it. */
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
  /** Which limit, and by how much: one sentence or more. */
  readonly words: string;
  readonly path?: string;
};
