import { expect, it } from 'vitest';

import { parseModelId } from '../../../shared/model/parse-model-id.ts';
import { createPriceTable } from '../../../shared/pricing/price-table.ts';
import type { Price } from '../../../shared/pricing/price.ts';

const table = createPriceTable({ at: new Date('2026-11-21T12:00:00Z'), overrides: [] });

function find(written: string): Price | undefined {
  return table.find(parseModelId(written));
}

it.each([
  ['gpt-4o', 0.5],
  ['claude-sonnet-4-5', 0.5],
  ['gemini-2.5-pro', 0.5],
  ['gpt-5-mini-2025-08-07', 0.5],
  ['gpt-6-astra', 0.5],
  ['gpt-5.2', undefined],
  ['gpt-3.5-turbo', undefined],
  ['gpt-5-chat-latest', undefined],
  ['ft:gpt-4o-2024-08-06:org::abc', undefined],
  ['groq:llama-3.3-70b-versatile', undefined],
])('knows the batch ratio of %s: %s', (written, ratio) => {
  const price = find(written);
  expect(price).toBeDefined();
  expect(price?.batchRatio).toBe(ratio);
});

it.each([
  ['gpt-4o', 'automatic', 1024, 300],
  ['azure/gpt-4o', 'automatic', 1024, 300],
  ['claude-opus-5', 'marked', 512, 300],
  ['claude-sonnet-4-5', 'marked', 1024, 300],
  ['Claude Sonnet 4.5', 'marked', 1024, 300],
  ['claude-opus-4-7', 'marked', 2048, 300],
  ['us.anthropic.claude-haiku-4-5-20251001-v1:0', 'marked', 4096, 300],
  ['vertex_ai/claude-opus-4-6@20260205', 'marked', 4096, 300],
  ['claude-opus-5-5', 'marked', undefined, 300],
  ['gemini-2.5-flash', 'automatic', 2048, undefined],
  ['gemini-3.8-flash', 'automatic', 4096, undefined],
  ['deepseek-v4-pro', 'automatic', undefined, undefined],
  ['anthropic.claude-opus-4-7', 'marked', 4096, 300],
  ['qwen3.7-max', 'automatic', 1024, undefined],
  ['kimi-k3', 'automatic', undefined, 300],
  ['gpt-6.1-terra', 'automatic', 1024, 1800],
])('knows the cache of %s: %s, at least %s tokens, %s s', (written, ...rules) => {
  const cache = find(written)?.cache;
  expect([cache?.kind, cache?.minPrefixTokens, cache?.ttlSeconds]).toEqual(rules);
});

it.each([
  ['gpt-5.6-sol', 0.5],
  ['gemini-3.5-flash', 0.5],
  ['gpt-4o', undefined],
])('knows the flex ratio of %s: %s', (written, ratio) => {
  expect(find(written)?.flexRatio).toBe(ratio);
});
