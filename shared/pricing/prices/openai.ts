import type { OverlayRow, ProviderOverlay } from '../overlay.ts';

/** "Enabled for all recent models, gpt-4o and newer." */
export const OPENAI_CACHED_FAMILIES: readonly string[] = [
  'gpt-4o',
  'gpt-4.1',
  'gpt-4.5',
  'gpt-5',
  'gpt-6',
  'o1',
  'o3',
  'o4',
];

const PRICING_URL = 'https://developers.openai.com/api/docs/pricing';

/** Half the list price where the page's table says so. GPT-5.1, 5.2, 6 Sol and 6 Luna: we have not read their row. */
const BATCH_TABLE = [
  'computer-use-preview',
  'gpt-4.1',
  'gpt-4.1-mini',
  'gpt-4.1-nano',
  'gpt-4o',
  'gpt-4o-mini',
  'gpt-5',
  'gpt-5-mini',
  'gpt-5-nano',
  'o1',
  'o1-pro',
  'o3',
  'o3-deep-research',
  'o3-mini',
  'o3-pro',
  'o4-mini',
  'o4-mini-deep-research',
] as const;

/** Newer than the catalog: quoted from the model's page, https://apidog.com/blog/gpt-6-1-terra-pricing/. */
const GPT_6_1_TERRA: OverlayRow = {
  names: ['gpt-6.1-terra'],
  since: '2026-10-26',
  price: {
    kind: 'listed',
    prices: { input: '1', output: '5', cacheRead: '0.05', cacheWrite5m: '1.25' },
    tiers: [
      {
        aboveInputTokens: 272_000,
        prices: { input: '2', output: '7.5', cacheRead: '0.1', cacheWrite5m: '2.5' },
      },
    ],
  },
  sourceUrl: PRICING_URL,
  checked: '2026-10-27',
};

export const OPENAI: ProviderOverlay = {
  provider: 'openai',
  rows: [
    {
      // Open weights: the catalog's figure is what hosts charge; OpenAI's API does not serve them.
      names: ['gpt-oss-120b', 'gpt-oss-20b', 'gpt-oss-safeguard-20b'],
      price: { kind: 'not-sold' },
      sourceUrl: PRICING_URL,
      checked: '2026-11-21',
    },
    GPT_6_1_TERRA,
  ],
  rules: [
    {
      // The page's batch table; https://github.com/outl1ne/openai-pricing keeps the same as data.
      models: BATCH_TABLE,
      batchRatio: 0.5,
      sourceUrl: PRICING_URL,
      checked: '2026-11-22',
    },
    {
      // "The same model costs half as much through the Batch API": https://github.com/api-evangelist/openai (plans),
      // read from the page on this day. Flex has the same rates where it is offered.
      models: [
        'gpt-5.4',
        'gpt-5.4-mini',
        'gpt-5.4-nano',
        'gpt-5.5',
        'gpt-5.6-luna',
        'gpt-5.6-terra',
      ],
      batchRatio: 0.5,
      sourceUrl: PRICING_URL,
      checked: '2026-08-27',
    },
    {
      // Both tables in a copy of pricing.md: https://github.com/anuran-roy/unified-llm-pricing (data/pricing.json).
      models: ['gpt-5.6-sol', 'gpt-6-astra'],
      batchRatio: 0.5,
      flexRatio: 0.5,
      sourceUrl: PRICING_URL,
      checked: '2026-09-13',
    },
    {
      models: ['gpt-6.1-terra'],
      batchRatio: 0.5,
      flexRatio: 0.5,
      sourceUrl: PRICING_URL,
      checked: '2026-10-27',
    },
    {
      startsWith: OPENAI_CACHED_FAMILIES,
      // Cleared after 5 to 10 minutes without use; the shorter time, so that no saving is promised that may not come.
      cache: { kind: 'automatic', minPrefixTokens: 1024, ttlSeconds: 300 },
      sourceUrl: 'https://developers.openai.com/api/docs/guides/prompt-caching',
      checked: '2026-11-21',
    },
    {
      // Writes are billed from GPT-5.6 on; they hold for half an hour, or for twelve at another price.
      models: ['gpt-6.1-terra'],
      cache: {
        kind: 'automatic',
        minPrefixTokens: 1024,
        ttlSeconds: 1800,
        longTtlSeconds: 43_200,
      },
      sourceUrl: PRICING_URL,
      checked: '2026-10-27',
    },
  ],
};
