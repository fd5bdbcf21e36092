import type { OverlayRow, ProviderOverlay } from '../overlay.ts';
import type { UsdPrices } from '../usd-prices.ts';

/** models.dev mirrors https://docs.z.ai/guides/overview/pricing; the catalog has only GLM-5.2 and 5.3. */
const PRICING = { sourceUrl: 'https://models.dev/api.json', checked: '2026-09-22' } as const;

/** Zhipu's endpoint outside of China, priced in dollars. */
export const ZAI: ProviderOverlay = {
  provider: 'zai',
  rows: [
    listed(['glm-4.5', 'glm-4.6', 'glm-4.7'], { input: '0.6', output: '2.2', cacheRead: '0.11' }),
    listed(['glm-4.5-air'], { input: '0.2', output: '1.1', cacheRead: '0.03' }),
    listed(['glm-4.5v'], { input: '0.6', output: '1.8' }),
    listed(['glm-4.6v'], { input: '0.3', output: '0.9' }),
    listed(['glm-4.7-flashx'], { input: '0.07', output: '0.4', cacheRead: '0.01' }),
    listed(['glm-5'], { input: '1', output: '3.2', cacheRead: '0.2' }),
    listed(['glm-5-turbo', 'glm-5v-turbo'], { input: '1.2', output: '4', cacheRead: '0.24' }),
    listed(['glm-5.1'], { input: '1.4', output: '4.4', cacheRead: '0.26' }),
    // The catalog keeps the introductory price, half of this, which ended with 2026-09-09.
    {
      ...listed(['glm-5.3-flash'], { input: '0.15', output: '0.5', cacheRead: '0.03' }),
      since: '2026-09-10',
    },
    listed(['glm-5.3-flashx'], { input: '0.37', output: '1.25', cacheRead: '0.075' }),
  ],
  rules: [],
};

function listed(names: readonly string[], prices: UsdPrices): OverlayRow {
  return { names, price: { kind: 'listed', prices }, ...PRICING };
}
