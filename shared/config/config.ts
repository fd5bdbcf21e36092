import type { Approval, Budget } from '../budget/budget.ts';
import type { Gate } from '../budget/gate.ts';
import type { Noise } from '../budget/noise.ts';
import type { Suite } from '../measure/suite.ts';
import type { PriceOverride } from '../pricing/price-override.ts';
import type { RuleLevel } from '../rules/lint-prompt.ts';
import type { CommentConfig, OverrideConfig } from './review-config.ts';

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
  readonly noise: Noise;
  readonly gate: Gate & { readonly configFrom: 'base' | 'head' };
  readonly waivers: readonly Approval[];
  /** What the findings of a rule are, by its id; the others are what the rule says. */
  readonly rules: { readonly [rule: string]: RuleLevel };
  readonly report: { readonly maxRows: number };
  readonly comment: CommentConfig;
  readonly override: OverrideConfig;
  /** Globs that are never read. */
  readonly exclude: readonly string[];
};
