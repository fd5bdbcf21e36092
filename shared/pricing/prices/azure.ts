import type { ProviderOverlay } from '../overlay.ts';
import { OPENAI_CACHED_FAMILIES } from './openai.ts';

export const AZURE: ProviderOverlay = {
  provider: 'azure',
  rows: [],
  rules: [
    {
      startsWith: OPENAI_CACHED_FAMILIES,
      cache: { kind: 'automatic', minPrefixTokens: 1024, ttlSeconds: 300 },
      sourceUrl: 'https://learn.microsoft.com/azure/foundry/openai/how-to/prompt-caching',
      checked: '2026-11-21',
    },
  ],
};
