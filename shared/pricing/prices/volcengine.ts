import type { ProviderOverlay } from '../overlay.ts';

/** Doubao on Volcano Engine's Ark. */
export const VOLCENGINE: ProviderOverlay = {
  provider: 'volcengine',
  rows: [],
  rules: [],
  otherCurrency: {
    code: 'CNY',
    sourceUrl: 'https://www.volcengine.com/docs/82379/1544106',
    checked: '2026-09-21',
  },
};
