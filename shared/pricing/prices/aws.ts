import type { ProviderOverlay } from '../overlay.ts';
import { CLAUDE_CACHE_RULES } from './anthropic.ts';

/** Regional inference profiles (+10 % from Claude 4.5 on) are rows of the catalog. */
export const AWS: ProviderOverlay = {
  provider: 'aws',
  rows: [],
  rules: [
    ...CLAUDE_CACHE_RULES,
    {
      // https://docs.litellm.ai/docs/completion/prompt_caching lists Bedrock apart: 4,096 where the Claude API has 2,048.
      models: ['claude-opus-4-7'],
      cache: { kind: 'marked', ttlSeconds: 300, longTtlSeconds: 3600, minPrefixTokens: 4096 },
      sourceUrl: 'https://docs.litellm.ai/docs/completion/prompt_caching',
      checked: '2026-10-07',
    },
    {
      startsWith: ['claude-'],
      cacheWrite1hRatio: 2,
      sourceUrl: 'https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html',
      checked: '2026-09-28',
    },
  ],
};
