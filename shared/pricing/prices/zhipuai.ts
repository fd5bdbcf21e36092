import type { ProviderOverlay } from '../overlay.ts';

/** The mainland endpoint. Prices are published in yuan; the catalog's dollars are ¥8 → $1.103, 7.25 to the dollar. */
export const ZHIPUAI: ProviderOverlay = {
  provider: 'zhipuai',
  rows: [
    {
      // Half price until 2026-09-09; the catalog converts only that. In full: ¥0.8, ¥2.8, ¥0.23 read from the cache.
      names: ['glm-5.3-flash'],
      since: '2026-09-10',
      price: {
        kind: 'listed',
        prices: { input: '0.11', output: '0.386', cacheRead: '0.032' },
      },
      sourceUrl: 'https://docs.bigmodel.cn/cn/guide/start/pricing',
      checked: '2026-11-22',
    },
  ],
  rules: [
    {
      startsWith: ['glm-'],
      caveats: ['converted'],
      sourceUrl: 'https://docs.bigmodel.cn/cn/guide/start/pricing',
      checked: '2026-11-22',
    },
  ],
};
