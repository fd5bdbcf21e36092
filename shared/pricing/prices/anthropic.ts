import type { OverlayRow, OverlayRule, ProviderOverlay } from '../overlay.ts';
import type { UsdPrices } from '../usd-prices.ts';

const CACHING = {
  sourceUrl: 'https://platform.claude.com/docs/en/build-with-claude/prompt-caching',
  checked: '2026-11-21',
} as const;

/** Five minutes since the last use, or an hour where the caller asks for it. */
const LIFETIME = { kind: 'marked', ttlSeconds: 300, longTtlSeconds: 3600 } as const;

/**
 * Prompt caching of Claude models on the Claude API and Vertex AI. The shortest prefix that is cached differs by model;
 * for Opus 5.5, Sonnet 5.5, Haiku 5.5 and Fable 5.1 we have not read it.
 */
export const CLAUDE_CACHE_RULES: readonly OverlayRule[] = [
  { startsWith: ['claude-'], cache: LIFETIME, ...CACHING },
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

/**
 * Newer than the catalog. The price page's table, as two releases quote it that were checked against it:
 * https://github.com/kurofune/claudit/releases/tag/v1.9.2 and https://github.com/TheKrush/PromptFuel/releases/tag/v1.0.23
 */
const PRICE_PAGE = {
  sourceUrl: 'https://platform.claude.com/docs/en/about-claude/pricing',
  checked: '2026-10-24',
} as const;

/** Sonnet 5.5's cache reads became cheaper on the day Haiku 5.5 was released. */
const HAIKU_5_5_DAY = '2026-10-07';

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
    {
      names: ['claude-haiku-5-5'],
      since: HAIKU_5_5_DAY,
      price: {
        kind: 'listed',
        prices: claudePrices({ input: '0.1', output: '0.5', cacheRead: '0.01' }, '0.125', '0.2'),
        tiers: [
          {
            aboveInputTokens: 100_000,
            prices: claudePrices({ input: '0.5', output: '2.5', cacheRead: '0.05' }, '0.625', '1'),
          },
        ],
      },
      ...PRICE_PAGE,
    },
    { ...sonnet55('0.2'), until: HAIKU_5_5_DAY },
    { ...sonnet55('0.1'), since: HAIKU_5_5_DAY },
  ],
  rules: [
    {
      startsWith: ['claude-'],
      batchRatio: 0.5,
      sourceUrl: 'https://platform.claude.com/docs/en/build-with-claude/batch-processing',
      checked: '2026-11-21',
    },
    {
      startsWith: ['claude-'],
      // The table's "1h cache writes" are twice the base input of every model, the retired ones included.
      cacheWrite1hRatio: 2,
      sourceUrl: 'https://platform.claude.com/docs/en/about-claude/pricing',
      checked: '2026-11-22',
    },
    ...CLAUDE_CACHE_RULES,
  ],
};

function sonnet55(cacheRead: string): OverlayRow {
  const prices = claudePrices({ input: '2', output: '10', cacheRead }, '2.5', '4');
  return { names: ['claude-sonnet-5-5'], price: { kind: 'listed', prices }, ...PRICE_PAGE };
}

function claudePrices(read: UsdPrices, cacheWrite5m: string, cacheWrite1h: string): UsdPrices {
  return { ...read, cacheWrite5m, cacheWrite1h };
}
