import type { CacheRules, HoursUtc, PriceCaveat } from './price.ts';
import type { UsdPrices } from './usd-prices.ts';

/** Prices the catalog lacks or has wrong, from `since` (inclusive) until `until` (exclusive), both YYYY-MM-DD. */
export type OverlayRow = {
  /** Exact names, lower case. */
  readonly names: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly price:
    | {
        readonly kind: 'listed';
        readonly prices: UsdPrices;
        /** Ascending; each holds for the whole request above its input tokens. */
        readonly tiers?: readonly {
          readonly aboveInputTokens: number;
          readonly prices: UsdPrices;
        }[];
        readonly offPeak?: {
          readonly prices: UsdPrices;
          readonly peakHoursUtc: readonly HoursUtc[];
        };
      }
    /** Another name for a model the catalog lists. */
    | { readonly kind: 'same-as'; readonly name: string }
    /** The catalog has a price, but this provider does not sell the model. */
    | { readonly kind: 'not-sold' };
  readonly caveats?: readonly PriceCaveat[];
  readonly sourceUrl: string;
  /** The day the source was read; of a dated copy or quotation, the day that was taken. */
  readonly checked: string;
};

/** What holds for families of models beside their prices; later rules complete or replace earlier ones. */
export type OverlayRule = {
  /** Model names without date; see `isSameModel` for what may follow. */
  readonly models?: readonly string[];
  /** Or: everything that starts so. */
  readonly startsWith?: readonly string[];
  readonly batchRatio?: number;
  readonly flexRatio?: number;
  /** One-hour cache writes over the input price, where the catalog lists none. A whole number. */
  readonly cacheWrite1hRatio?: number;
  readonly cache?: Omit<CacheRules, 'sourceUrl' | 'checked'>;
  /** Added to those the row has. */
  readonly caveats?: readonly PriceCaveat[];
  readonly sourceUrl: string;
  readonly checked: string;
};

export type ProviderOverlay = {
  /** Catalog id of the seller. */
  readonly provider: string;
  readonly rows: readonly OverlayRow[];
  readonly rules: readonly OverlayRule[];
  /** A seller whose prices are published in another currency only: what it sells has no price in dollars. */
  readonly otherCurrency?: OtherCurrency;
};

export type OtherCurrency = {
  /** ISO 4217: `CNY`. */
  readonly code: string;
  readonly sourceUrl: string;
  readonly checked: string;
};
