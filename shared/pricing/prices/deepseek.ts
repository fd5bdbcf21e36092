import type { ProviderOverlay } from '../overlay.ts';

const PRICING = {
  sourceUrl: 'https://api-docs.deepseek.com/quick_start/pricing',
  checked: '2026-11-15',
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
      // In force since 2026-08-16 16:00 UTC.
      names: ['deepseek-v4-pro'],
      since: '2026-08-17',
      price: {
        kind: 'listed',
        prices: { input: '1.32', output: '3.96', cacheRead: '0.044' },
        offPeak: {
          prices: { input: '0.66', output: '1.98', cacheRead: '0.022' },
          peakHoursUtc: PEAK_HOURS_UTC,
        },
      },
      caveats: ['hourly'],
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
      // V3.2-Exp and V3.2: prices fell by half on the day it was announced, https://api-docs.deepseek.com/news/news250929;
      // the catalog still has those of V3.
      names: ['deepseek-chat', 'deepseek-reasoner'],
      since: '2025-09-29',
      until: '2026-04-24',
      price: { kind: 'listed', prices: { input: '0.28', output: '0.42', cacheRead: '0.028' } },
      caveats: ['moving-alias'],
      sourceUrl:
        'https://github.com/RooCodeInc/Roo-Code/blob/main/packages/types/src/providers/deepseek.ts',
      checked: '2025-12-09',
    },
  ],
  rules: [
    {
      // Prefixes are stored at the ends of requests, where several agree, and "at fixed token intervals"; the page names
      // neither a shortest prefix nor a lifetime.
      startsWith: ['deepseek-'],
      cache: { kind: 'automatic' },
      sourceUrl: 'https://api-docs.deepseek.com/guides/kv_cache',
      checked: '2026-11-22',
    },
  ],
};
