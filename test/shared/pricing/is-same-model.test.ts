import { expect, it } from 'vitest';

import { isSameModel } from '../../../shared/pricing/catalog/is-same-model.ts';

it.each([
  ['gpt-4o', 'gpt-4o'],
  ['gpt-4o', 'gpt-4o-2024-08-06'],
  ['gpt-3.5-turbo', 'gpt-3.5-turbo-0125'],
  ['gpt-5-nano-', 'gpt-5-nano-2025-08-07'],
  ['claude-sonnet-4-2025', 'claude-sonnet-4-20250514'],
  ['claude-sonnet-4-5', 'claude-sonnet-4-5@20250929'],
  ['claude-3-7-sonnet', 'claude-3-7-sonnet-latest'],
  ['claude-3-7-sonnet', 'claude-3-7-sonnet-20250219:thinking'],
  ['gemini-2.5-pro', 'gemini-2.5-pro-preview-05-06'],
  ['gemini-2.5-flash', 'gemini-2.5-flash-preview-09-2025'],
  ['gemini-2.0-flash', 'gemini-2.0-flash-001'],
  ['claude-3-haiku-20240307', 'us.anthropic.claude-3-haiku-20240307-v1:0'],
  ['anthropic.claude-sonnet-5', 'anthropic.claude-sonnet-5-v1:0'],
  ['anthropic.claude-3-haiku-20240307', 'anthropic.claude-3-haiku-20240307-v1:0:48k'],
])('takes %s and %s for the same model', (known, name) => {
  expect(isSameModel(known, name)).toBe(true);
});

it.each([
  ['claude-sonnet-5', 'claude-sonnet-5-5'],
  ['claude-sonnet-5', 'claude-sonnet-5.5'],
  ['claude-opus-4-1', 'claude-opus-4-10'],
  ['claude-opus-4', 'claude-opus-4-10'],
  ['claude-opus-4-8', 'claude-opus-4-8-fast'],
  ['gpt-5', 'gpt-5-mini'],
  ['gpt-5', 'gpt-5.1'],
  ['gpt-5', 'gpt-5-chat-latest'],
  ['gpt-4o', 'my-gpt-4o'],
  ['gemini-1.5-flash', 'gemini-1.5-flash-8b'],
  ['gemini-3.8-flash', 'gemini-3.8-flash-lite'],
  ['anthropic.claude-sonnet-5', 'global.anthropic.claude-sonnet-5-5-v1:0'],
  ['gpt-4o', 'claude'],
])('keeps %s and %s apart', (known, name) => {
  expect(isSameModel(known, name)).toBe(false);
});
