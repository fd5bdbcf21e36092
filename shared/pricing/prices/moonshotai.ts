import type { OverlayRow, ProviderOverlay } from '../overlay.ts';

/** Newer than the catalog: a reseller's table that states the maker's own prices. */
const RESELLER = {
  sourceUrl: 'https://docs.apiyi.com/en/api-capabilities/kimi-k3-1/overview',
  checked: '2026-10-25',
} as const;

/** Moonshot bills cache writes apart; what they cost for K3 and before is not in our sources. */
export const MOONSHOTAI: ProviderOverlay = {
  provider: 'moonshotai',
  rows: [
    listed('kimi-k3.1-pro', ['2', '10', '2', '4']),
    listed('kimi-k3.1-pro-highspeed', ['4', '20', '4', '8']),
  ],
  rules: [
    {
      startsWith: ['kimi-'],
      cache: { kind: 'automatic', ttlSeconds: 300, longTtlSeconds: 3600 },
      sourceUrl: 'https://forum.moonshot.ai/t/context-caching-upgrade-5-min-1-hour-ttl-options/613',
      checked: '2026-11-22',
    },
  ],
};

type Amounts = readonly [input: string, output: string, write5m: string, write1h: string];

function listed(name: string, [input, output, cacheWrite5m, cacheWrite1h]: Amounts): OverlayRow {
  const prices = { input, output, cacheRead: '0.2', cacheWrite5m, cacheWrite1h };
  return { names: [name], price: { kind: 'listed', prices }, ...RESELLER };
}
