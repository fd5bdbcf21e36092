import type { OverlayRow, ProviderOverlay } from '../overlay.ts';
import type { UsdPrices } from '../usd-prices.ts';

const PRICING = {
  sourceUrl: 'https://docs.github.com/en/copilot/reference/copilot-billing/models-and-pricing',
  checked: '2026-11-21',
} as const;

/** Copilot bills by token since this day; before it, by request. */
const SINCE = '2026-06-01';

const SONNET: UsdPrices = { input: '3', output: '15', cacheRead: '0.3', cacheWrite5m: '3.75' };
const OPUS: UsdPrices = { input: '5', output: '25', cacheRead: '0.5', cacheWrite5m: '6.25' };

/** Models of GitHub's list that the catalog leaves out. */
export const GITHUB_COPILOT: ProviderOverlay = {
  provider: 'github-copilot',
  rows: [
    listed(['claude-sonnet-4', 'claude-sonnet-4.5', 'claude-sonnet-4.6'], SONNET),
    listed(['claude-opus-4.5', 'claude-opus-4.6'], OPUS),
    listed(['gpt-5.4-nano'], { input: '0.2', output: '1.25', cacheRead: '0.02' }),
    listed(['raptor-mini'], { input: '0.25', output: '2', cacheRead: '0.025' }),
    {
      ...listed(['gpt-5.2', 'gpt-5.2-codex'], { input: '1.75', output: '14', cacheRead: '0.175' }),
      caveats: ['retired'],
    },
    {
      ...listed(['gpt-4.1'], { input: '2', output: '8', cacheRead: '0.5' }),
      caveats: ['retired'],
    },
    {
      names: ['gemini-3.1-pro'],
      since: SINCE,
      price: {
        kind: 'listed',
        prices: { input: '2', output: '12', cacheRead: '0.2' },
        tiers: [
          {
            aboveInputTokens: 200_000,
            prices: { input: '4', output: '18', cacheRead: '0.4' },
          },
        ],
      },
      ...PRICING,
    },
  ],
  rules: [],
};

function listed(names: readonly string[], prices: UsdPrices): OverlayRow {
  return { names, since: SINCE, price: { kind: 'listed', prices }, ...PRICING };
}
