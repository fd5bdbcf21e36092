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

/** What a provider says about its prompt cache; what it does not say is left out. */
export type CacheRules = {
  /** `automatic`: every long enough prefix; `marked`: only up to a breakpoint the caller sets. */
  readonly kind: 'automatic' | 'marked';
  /** Shorter prefixes are never cached, and nothing says so. */
  readonly minPrefixTokens?: number;
  /** Time since the last use after which a prefix may be gone. */
  readonly ttlSeconds?: number;
  /** The longer lifetime that can be asked for (`cacheWrite1h` prices it where writes cost extra). */
  readonly longTtlSeconds?: number;
  readonly sourceUrl: string;
  /** The day (YYYY-MM-DD) the source was read. */
  readonly checked: string;
};

/** A time of day in UTC, `HH:MM`; a span may pass midnight. */
export type HoursUtc = { readonly from: string; readonly until: string };

/** A provider with hourly prices: `Price.prices` are the dearest hours', these the other hours'. */
export type OffPeak = {
  readonly prices: ClassPrices;
  /** The hours of `Price.prices`; absent when the source names the cheap hours instead. */
  readonly peakHoursUtc?: readonly HoursUtc[];
};

/**
 * - `converted`: published in another currency; the dollars are our source's conversion, at a rate of its own.
 * - `moving-alias`: the name points to another model from time to time (`-latest`); the price is of what it meant last.
 * - `retired`: the provider no longer serves it; the price is the last one listed.
 * - `hourly`: the price depends on the hour; the dearest is shown, the other is in `offPeak`.
 */
export type PriceCaveat = 'converted' | 'moving-alias' | 'retired' | 'hourly';

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
  /** Price of slower, interruptible requests (`service_tier: flex`) over list price. */
  readonly flexRatio?: number;
  readonly cache?: CacheRules;
  readonly offPeak?: OffPeak;
  readonly caveats?: readonly PriceCaveat[];
  readonly source: 'catalog' | 'overlay' | 'config';
  readonly sourceUrl?: string;
  /** The day (YYYY-MM-DD) the row was last checked or the catalog was published. */
  readonly asOf: string;
};
