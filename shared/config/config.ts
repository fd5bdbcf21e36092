import type { Approval, Budget } from '../budget/budget.ts';
import type { Gate } from '../budget/gate.ts';
import type { Noise } from '../budget/noise.ts';
import type { Suite } from '../measure/suite.ts';
import type { PriceOverride } from '../pricing/price-override.ts';

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
  readonly report: { readonly maxRows: number };
  /** Globs that are never read. */
  readonly exclude: readonly string[];
};
