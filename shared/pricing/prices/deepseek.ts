import type { ProviderOverlay } from '../overlay.ts';

const PRICING = {
  sourceUrl: 'https://api-docs.deepseek.com/quick_start/pricing',
  checked: '2026-11-21',
} as const;

/** Monday to Friday, Chinese public holidays excepted; every other hour is off-peak at half the price. */
const PEAK_HOURS_UTC = [
  { from: '01:00', until: '04:00' },
  { from: '06:00', until: '10:00' },
] as const;

export const DEEPSEEK: ProviderOverlay = {
  provider: 'deepseek',
  rows: [
    {
      // Since V4.1-Flash (2026-09-10) the older names are answered by it and billed as it.
      names: ['deepseek-flash', 'deepseek-v4-flash', 'deepseek-v4-flash-vision-exp'],
      since: '2026-09-10',
      price: {
        kind: 'listed',
        prices: { input: '0.3', output: '1.2', cacheRead: '0.006' },
        offPeak: {
          prices: { input: '0.15', output: '0.6', cacheRead: '0.003' },
          peakHoursUtc: PEAK_HOURS_UTC,
        },
      },
      caveats: ['moving-alias', 'hourly'],
      ...PRICING,
    },
    {
      // Two names for V4-Flash (non-thinking, thinking) from its release until they were switched off on 2026-07-24.
      names: ['deepseek-chat', 'deepseek-reasoner'],
      since: '2026-04-24',
      price: { kind: 'listed', prices: { input: '0.14', output: '0.28', cacheRead: '0.0028' } },
      caveats: ['moving-alias', 'retired'],
      ...PRICING,
    },
    {
      // V3.2; the catalog still has the prices of V3.
      names: ['deepseek-chat', 'deepseek-reasoner'],
      since: '2025-09-29',
      until: '2026-04-24',
      price: { kind: 'listed', prices: { input: '0.28', output: '0.42', cacheRead: '0.028' } },
      caveats: ['moving-alias'],
      sourceUrl:
        'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json',
      checked: '2026-11-21',
    },
  ],
  rules: [
    {
      startsWith: ['deepseek-'],
      cache: { kind: 'automatic', minPrefixTokens: 64 },
      sourceUrl: 'https://api-docs.deepseek.com/guides/kv_cache',
      checked: '2026-11-21',
    },
  ],
};
