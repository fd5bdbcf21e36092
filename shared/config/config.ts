import type { Approval, Budget } from '../budget/budget.ts';
import type { Suite } from '../measure/suite.ts';

/** USD per million tokens, as written in the file. */
export type PriceOverride = {
  readonly model: string;
  readonly inputPerMTok: number;
  readonly outputPerMTok: number;
  readonly cacheReadPerMTok?: number;
  readonly cacheWrite5mPerMTok?: number;
  readonly cacheWrite1hPerMTok?: number;
};

/** promptfare.yml, parsed, with every default filled in. */
export type Config = {
  readonly suites: readonly Suite[];
  readonly budgets: readonly Budget[];
  readonly pricing: {
    readonly overrides: readonly PriceOverride[];
    /** Written name → name to look up: Azure deployments, gateways, display names. */
    readonly aliases: { readonly [written: string]: string };
    /** What a head model without a price does to the verdict. */
    readonly unknownModel: 'exclude' | 'fail';
  };
  readonly baseline: { readonly ref: string };
  /** Changes below every one of these are not changes. */
  readonly noise: {
    readonly minDeltaUsd: number;
    readonly minDeltaTokens: number;
    readonly minDeltaRatio: number;
  };
  readonly gate: {
    /** `false`: breaches are shown, and the exit code stays 0. */
    readonly enforce: boolean;
    /** What a suite with a budget that could not be measured does. */
    readonly onUnmeasured: 'fail' | 'warn';
    readonly configFrom: 'base' | 'head';
  };
  readonly waivers: readonly Approval[];
  readonly report: { readonly maxRows: number };
  /** Globs that are never read. */
  readonly exclude: readonly string[];
};
