import type { ProviderOverlay } from '../overlay.ts';

export const MISTRAL: ProviderOverlay = {
  provider: 'mistral',
  rows: [
    {
      // The catalog prices the alias as Large 2; LiteLLM, models.dev and OpenRouter have Large 3 (2512).
      names: ['mistral-large-latest'],
      since: '2025-12-02',
      price: { kind: 'same-as', name: 'mistral-large-2512' },
      caveats: ['moving-alias'],
      sourceUrl:
        'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json',
      checked: '2026-11-21',
    },
  ],
  rules: [],
};
