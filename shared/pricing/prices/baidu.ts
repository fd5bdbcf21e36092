import type { ProviderOverlay } from '../overlay.ts';

/** ERNIE on Qianfan. */
export const BAIDU: ProviderOverlay = {
  provider: 'baidu',
  rows: [],
  rules: [],
  otherCurrency: {
    code: 'CNY',
    sourceUrl: 'https://cloud.baidu.com/doc/WENXINWORKSHOP/s/hlqnms5rn',
    checked: '2026-11-22',
  },
};
