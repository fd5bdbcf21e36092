import type { OverlayRow, ProviderOverlay } from '../overlay.ts';
import type { UsdPrices } from '../usd-prices.ts';

/**
 * International endpoint (Singapore), without thinking where that costs more. Both quote Alibaba's page
 * https://www.alibabacloud.com/help/en/model-studio/model-pricing; only LiteLLM has its tiers. The mainland endpoint is
 * cheaper and in CNY: put its prices under `pricing.overrides`.
 */
const MODELS_DEV = { sourceUrl: 'https://models.dev/api.json', checked: '2026-09-22' } as const;
const LITELLM = {
  sourceUrl: 'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json',
  checked: '2026-08-01',
} as const;

export const ALIBABA: ProviderOverlay = {
  provider: 'alibaba',
  rows: [
    listed(['qwen-max'], { input: '1.6', output: '6.4' }),
    listed(['qwen-plus', 'qwen-plus-2025-01-25', 'qwen-plus-2025-04-28', 'qwen-plus-2025-07-14'], {
      input: '0.4',
      output: '1.2',
    }),
    listed(['qwen-turbo', 'qwen-turbo-latest', 'qwen-turbo-2024-11-01', 'qwen-turbo-2025-04-28'], {
      input: '0.05',
      output: '0.2',
    }),
    listed(['qwq-plus'], { input: '0.8', output: '2.4' }),
    {
      ...listed(['qwen3-next-80b-a3b-instruct', 'qwen3-next-80b-a3b-thinking'], {
        input: '0.15',
        output: '1.2',
      }),
      ...LITELLM,
    },
    listed(['qwen3.7-max'], { input: '2.5', output: '7.5', cacheRead: '0.5' }),
    listed(['qwen3.8-max'], { input: '2', output: '6', cacheRead: '0.25' }),
    listed(['qwen3.8-flash'], {
      input: '0.15',
      output: '0.47',
      cacheRead: '0.016',
      cacheWrite5m: '0.2',
    }),
    tiered(['qwen3-max', 'qwen3-max-2026-01-23'], {
      0: ['1.2', '6'],
      32_000: ['2.4', '12'],
      128_000: ['3', '15'],
    }),
    tiered(['qwen3-vl-plus'], {
      0: ['0.2', '1.6'],
      32_000: ['0.3', '2.4'],
      128_000: ['0.6', '4.8'],
    }),
    tiered(['qwen3.5-plus'], { 0: ['0.4', '2.4'], 256_000: ['0.5', '3'] }),
  ],
  rules: [
    {
      // The implicit mode, which cannot be switched off; explicit markers write at 125 % and read at 10 % for five minutes.
      startsWith: ['qwen', 'qwq'],
      cache: { kind: 'automatic', minPrefixTokens: 1024 },
      sourceUrl: 'https://www.alibabacloud.com/help/en/model-studio/context-cache',
      checked: '2026-10-11',
    },
  ],
};

function listed(names: readonly string[], prices: UsdPrices): OverlayRow {
  return { names, price: { kind: 'listed', prices }, ...MODELS_DEV };
}

/** `steps`: input tokens above which input and output cost so much. */
function tiered(
  names: readonly string[],
  steps: { readonly [aboveInputTokens: number]: readonly [input: string, output: string] },
): OverlayRow {
  const [base, ...tiers] = Object.entries(steps).map(([above, [input, output]]) => ({
    aboveInputTokens: Number(above),
    prices: { input, output },
  }));
  const prices = base?.prices ?? { input: '', output: '' };
  return { names, price: { kind: 'listed', prices, tiers }, ...LITELLM };
}
