import type { ProviderOverlay } from '../overlay.ts';

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

export const OPENAI: ProviderOverlay = {
  provider: 'openai',
  rows: [
    {
      // Open weights: the catalog's figure is what hosts charge; OpenAI's API does not serve them.
      names: ['gpt-oss-120b', 'gpt-oss-20b', 'gpt-oss-safeguard-20b'],
      price: { kind: 'not-sold' },
      sourceUrl: 'https://developers.openai.com/api/docs/pricing',
      checked: '2026-11-21',
    },
  ],
  rules: [
    {
      models: [
        'gpt-3.5-turbo',
        'gpt-4-turbo',
        'gpt-4.1',
        'gpt-4.1-mini',
        'gpt-4.1-nano',
        'gpt-4o',
        'gpt-4o-mini',
        'gpt-5',
        'gpt-5-mini',
        'gpt-5-nano',
        'gpt-5.1',
        'gpt-5.2',
        'gpt-5.4',
        'gpt-5.4-mini',
        'gpt-5.4-nano',
        'gpt-5.5',
        'gpt-5.6-luna',
        'gpt-5.6-sol',
        'gpt-5.6-terra',
        'gpt-6-astra',
        'gpt-6-luna',
        'gpt-6-sol',
        'o1',
        'o3',
        'o3-mini',
        'o4-mini',
      ],
      batchRatio: 0.5,
      sourceUrl: 'https://developers.openai.com/api/docs/guides/batch',
      checked: '2026-11-21',
    },
    {
      startsWith: OPENAI_CACHED_FAMILIES,
      // Cleared after 5 to 10 minutes without use; the shorter time, so that no saving is promised that may not come.
      cache: { kind: 'automatic', minPrefixTokens: 1024, ttlSeconds: 300 },
      sourceUrl: 'https://developers.openai.com/api/docs/guides/prompt-caching',
      checked: '2026-11-21',
    },
  ],
};
