import type { NanoUsdPerMTok } from './money.ts';

/** List prices per million tokens by token class; a class without a price is left out. */
export type ClassPrices = {
  readonly input: NanoUsdPerMTok;
  readonly output: NanoUsdPerMTok;
  readonly cacheRead?: NanoUsdPerMTok;
  readonly cacheWrite5m?: NanoUsdPerMTok;
  readonly cacheWrite1h?: NanoUsdPerMTok;
};

/** Prices that apply to the whole request once its input tokens are more than `aboveInputTokens`. */
export type PriceTier = { readonly aboveInputTokens: number; readonly prices: ClassPrices };

/** What one model costs, and where that is known from. */
export type Price = {
  /** The row that matched, as its source names it. */
  readonly model: string;
  readonly provider: string;
  readonly prices: ClassPrices;
  /** Ascending by `aboveInputTokens`. */
  readonly tiers: readonly PriceTier[];
  /** Batch API price over list price (0.5), when the provider publishes one. */
  readonly batchRatio?: number;
  readonly source: 'catalog' | 'overlay' | 'config';
  readonly sourceUrl?: string;
  /** The day (YYYY-MM-DD) the row was last checked or the catalog was published. */
  readonly asOf: string;
};
