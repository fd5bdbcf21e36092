import type { ProviderOverlay } from '../overlay.ts';
import { CLAUDE_CACHE_RULES } from './anthropic.ts';

const CACHING = {
  sourceUrl: 'https://ai.google.dev/gemini-api/docs/caching',
  checked: '2026-10-13',
} as const;

const PRICING = {
  sourceUrl: 'https://ai.google.dev/gemini-api/docs/pricing',
  checked: '2026-11-21',
} as const;

/**
 * Gemini API and Vertex AI. Claude on Vertex has no price for one-hour cache writes here: Google's page was not read.
 * Implicit caching only: storage of explicit caches is billed by the hour, not by
 * token.
 */
export const GOOGLE: ProviderOverlay = {
  provider: 'google',
  rows: [
    // Sold under the preview name only, and written without it.
    {
      names: ['gemini-3-pro'],
      price: { kind: 'same-as', name: 'gemini-3-pro-preview' },
      ...PRICING,
    },
    {
      names: ['gemini-3.1-pro'],
      price: { kind: 'same-as', name: 'gemini-3.1-pro-preview' },
      ...PRICING,
    },
    {
      names: ['gemini-3-flash'],
      price: { kind: 'same-as', name: 'gemini-3-flash-preview' },
      ...PRICING,
    },
    {
      names: ['gemini-1.5-flash-8b', 'gemini-1.5-flash-8b-001', 'gemini-1.5-flash-8b-latest'],
      price: { kind: 'same-as', name: 'gemini-flash-1.5-8b' },
      caveats: ['retired'],
      ...PRICING,
    },
  ],
  rules: [
    { startsWith: ['gemini-2.5-', 'gemini-3'], batchRatio: 0.5, ...PRICING },
    { startsWith: ['gemini-2.5-', 'gemini-3'], cache: { kind: 'automatic' }, ...CACHING },
    {
      models: ['gemini-2.5-flash', 'gemini-2.5-pro'],
      cache: { kind: 'automatic', minPrefixTokens: 2048 },
      ...CACHING,
    },
    {
      // Not in the table; the API refuses to cache less.
      models: ['gemini-2.5-flash-lite'],
      cache: { kind: 'automatic', minPrefixTokens: 2048 },
      sourceUrl:
        'https://discuss.ai.google.dev/t/context-caching-docs-list-wrong-minimum-token-count-for-gemini-2-5-flash-flash-lite-missing-entirely/178942',
      checked: '2026-11-22',
    },
    {
      models: [
        'gemini-3.1-pro',
        'gemini-3.5-flash',
        'gemini-3.6-flash',
        'gemini-3.7-flash',
        'gemini-3.8-flash',
        'gemini-4-argon',
      ],
      cache: { kind: 'automatic', minPrefixTokens: 4096 },
      ...CACHING,
    },
    {
      // "Flex inference: supported"; half price, https://ai.google.dev/gemini-api/docs/optimization.
      models: ['gemini-3.5-flash'],
      flexRatio: 0.5,
      sourceUrl: 'https://ai.google.dev/gemini-api/docs/models/gemini-3.5-flash',
      checked: '2026-11-22',
    },
    ...CLAUDE_CACHE_RULES,
  ],
};
