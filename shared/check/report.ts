import type { Approval } from '../budget/budget.ts';
import type { Verdict } from '../budget/verdict.ts';
import type { Config } from '../config/config.ts';
import type { Noise } from '../budget/noise.ts';
import type { ContextDelta } from '../diff/context-delta.ts';
import type { SuiteDelta } from '../diff/suite-delta.ts';
import type { Problem } from '../text/problem.ts';
import type { Sentence } from '../text/sentence.ts';
import type { Calibration, CalibrationSource } from '../tokenizer/calibrate.ts';
import type { Caveat } from './caveat.ts';
import type { NewFindings } from './new-findings.ts';

/** Which two states of the repository were compared, and how they were chosen. */
export type Comparison =
  | {
      readonly kind: 'compared';
      /** Full commit ids. */
      readonly baselineCommit: string;
      /** `undefined`: the working tree. */
      readonly headCommit: string | undefined;
      /** For people: `merge base of HEAD and origin/main`. */
      readonly how: Sentence;
      /** Commits of the base branch that the head does not have. */
      readonly behindCount?: number;
    }
  | {
      readonly kind: 'no-baseline';
      readonly headCommit: string | undefined;
      readonly reason: Sentence;
    };

/** One side of everything that was compared: one run of every suite. */
export type SideTotal = {
  /** Sum of the suites' mean list costs per run. */
  readonly costPerRunUsd?: number;
  /** Over the suites with traffic only; absent when none has. */
  readonly costPerMonthUsd?: number;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
};

export type TotalDelta = {
  readonly baseline: SideTotal;
  readonly head: SideTotal;
  /** Suites whose cost per month is in it, of all. */
  readonly trafficSuiteCount: number;
  readonly suiteCount: number;
};

/** A price that was used: which row matched which name, and since when it is known. */
export type UsedPrice = {
  readonly model: string;
  readonly row: string;
  readonly provider: string;
  readonly source: 'catalog' | 'overlay' | 'config';
  readonly asOf: string;
};

/** A model whose counts were calibrated, and by what. */
export type UsedCalibration = Calibration & {
  readonly model: string;
  readonly source: CalibrationSource;
};

/** What a config says about the verdict and about how it is shown. */
export type Rules = Pick<
  Config,
  'budgets' | 'waivers' | 'gate' | 'noise' | 'report' | 'comment' | 'override'
>;

/** Everything a report is made from, before the verdict: it can be judged again, merged and stored. */
export type Measured = {
  readonly comparison: Comparison;
  readonly rules: Rules;
  /** In the order of the config. */
  readonly suites: readonly SuiteDelta[];
  /** Permissions beside the config's waivers. */
  readonly approvals: readonly Approval[];
  /** What is known before the verdict. */
  readonly caveats: readonly Caveat[];
  readonly problems: readonly Problem[];
  readonly prices: readonly UsedPrice[];
  readonly calibrations?: readonly UsedCalibration[];
  /** What the change does to the context files of coding agents; absent where it does nothing and no budget asks. */
  readonly context?: ContextDelta;
  /** Absent when nobody looked for waste. */
  readonly findings?: NewFindings;
  /** YYYY-MM-DD. */
  readonly today: string;
};

/** All that renderers show. Money is in USD as a double of the exact value, tokens are unrounded means per run. */
export type Report = {
  readonly comparison: Comparison;
  readonly verdict: Verdict;
  readonly total: TotalDelta;
  /** Worst first: by outcome, then by the size of the change. */
  readonly suites: readonly SuiteDelta[];
  readonly caveats: readonly Caveat[];
  /** Files that could not be read, or not wholly. */
  readonly problems: readonly Problem[];
  readonly prices: readonly UsedPrice[];
  readonly calibrations: readonly UsedCalibration[];
  readonly context?: ContextDelta;
  /** The waste that the change adds; absent when nobody looked for it. */
  readonly findings?: NewFindings;
  readonly noise: Noise;
  readonly maxRows: number;
  /** What it was made from; `composeReport` makes it again. */
  readonly measured: Measured;
};
