import type { OverlayRow, ProviderOverlay } from '../overlay.ts';
import type { UsdPrices } from '../usd-prices.ts';

/** Input, output and what is read from the cache. */
type Amounts = readonly [input: string, output: string, cacheRead: string];

const PRICING = 'https://docs.byteplus.com/docs/ModelArk/1099320';

/**
 * Seed, which is Doubao outside of China, on ModelArk. The copies that we read bear no day: `checked` is one before which
 * they cannot have been taken, by the models they name. What an hour of cache storage costs is no token class and left out.
 */
export const BYTEPLUS: ProviderOverlay = {
  provider: 'byteplus',
  rows: [
    {
      names: ['seed-1-6', 'seed-1-6-250915'],
      price: tiered(['0.25', '2', '0.05'], ['0.5', '4', '0.05']),
      sourceUrl: PRICING,
      checked: '2025-09-15',
    },
    {
      names: ['seed-1-6-flash', 'seed-1-6-flash-250715'],
      price: tiered(['0.075', '0.3', '0.015'], ['0.1', '0.8', '0.015']),
      sourceUrl: PRICING,
      checked: '2025-09-15',
    },
    {
      names: ['seed-1-8', 'seed-1-8-251228'],
      price: tiered(['0.25', '2', '0.05'], ['0.5', '4', '0.05']),
      sourceUrl: 'https://docs.byteplus.com/en/docs/ModelArk/2123228',
      checked: '2025-12-28',
    },
  ],
  rules: [
    {
      models: ['seed-1-8', 'seed-1-8-251228'],
      batchRatio: 0.5,
      sourceUrl: 'https://docs.byteplus.com/en/docs/ModelArk/2123228',
      checked: '2025-12-28',
    },
  ],
};

/** The second amounts hold for the whole request above 128 thousand input tokens. */
function tiered(base: Amounts, long: Amounts): OverlayRow['price'] {
  const tiers = [{ aboveInputTokens: 128_000, prices: pricesOf(long) }];
  return { kind: 'listed', prices: pricesOf(base), tiers };
}

function pricesOf([input, output, cacheRead]: Amounts): UsdPrices {
  return { input, output, cacheRead };
}
