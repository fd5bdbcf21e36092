import type { OverlayRule, ProviderOverlay } from '../overlay.ts';

const CACHING = {
  sourceUrl: 'https://platform.claude.com/docs/en/build-with-claude/prompt-caching',
  checked: '2026-11-21',
} as const;

/** Five minutes since the last use, or an hour where the caller asks for it. */
const LIFETIME = { kind: 'marked', ttlSeconds: 300, longTtlSeconds: 3600 } as const;

/**
 * Prompt caching of Claude models, the same on the Claude API, Bedrock and Vertex AI. The shortest prefix that is
 * cached differs by model; it also stands in LiteLLM's table as `prompt_cache_min_tokens`.
 */
export const CLAUDE_CACHE_RULES: readonly OverlayRule[] = [
  { startsWith: ['claude-'], cacheWrite1hRatio: 2, cache: LIFETIME, ...CACHING },
  {
    models: ['claude-opus-5', 'claude-fable-5'],
    cache: { ...LIFETIME, minPrefixTokens: 512 },
    ...CACHING,
  },
  {
    models: [
      'claude-opus-4-8',
      'claude-opus-4-1',
      'claude-opus-4',
      'claude-opus-4-0',
      'claude-sonnet-5',
      'claude-sonnet-4-6',
      'claude-sonnet-4-5',
      'claude-sonnet-4',
      'claude-sonnet-4-0',
      'claude-3-7-sonnet',
      'claude-3-5-sonnet',
      'claude-3-opus',
    ],
    cache: { ...LIFETIME, minPrefixTokens: 1024 },
    ...CACHING,
  },
  {
    models: ['claude-opus-4-7', 'claude-3-5-haiku', 'claude-3-haiku'],
    cache: { ...LIFETIME, minPrefixTokens: 2048 },
    ...CACHING,
  },
  {
    models: ['claude-opus-4-6', 'claude-opus-4-5', 'claude-haiku-4-5'],
    cache: { ...LIFETIME, minPrefixTokens: 4096 },
    ...CACHING,
  },
];

export const ANTHROPIC: ProviderOverlay = {
  provider: 'anthropic',
  rows: [
    {
      names: ['claude-2.0', 'claude-2.1'],
      price: { kind: 'same-as', name: 'claude-2' },
      caveats: ['retired'],
      sourceUrl: 'https://platform.claude.com/docs/en/about-claude/model-deprecations',
      checked: '2026-11-21',
    },
  ],
  rules: [
    {
      startsWith: ['claude-'],
      batchRatio: 0.5,
      sourceUrl: 'https://platform.claude.com/docs/en/build-with-claude/batch-processing',
      checked: '2026-11-21',
    },
    ...CLAUDE_CACHE_RULES,
  ],
};
