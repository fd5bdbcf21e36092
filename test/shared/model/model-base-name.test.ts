import { expect, it } from 'vitest';

import { modelBaseName } from '../../../shared/model/model-base-name.ts';
import { parseModelId } from '../../../shared/model/parse-model-id.ts';

it.each([
  ['gpt-4o-2024-08-06', 'gpt-4o-2024-08-06'],
  ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'claude-sonnet-4-5-20250929'],
  ['global.anthropic.claude-opus-5', 'claude-opus-5'],
  ['amazon.nova-pro-v1:0', 'nova-pro'],
  ['meta.llama3-1-70b-instruct-v1:0', 'llama3-1-70b-instruct'],
  ['openrouter/anthropic/claude-sonnet-4.5:beta', 'claude-sonnet-4.5'],
  ['groq/openai/gpt-oss-120b', 'gpt-oss-120b'],
  ['accounts/fireworks/models/deepseek-v3p1', 'deepseek-v3p1'],
  ['vertex_ai/claude-sonnet-4-5@20250929', 'claude-sonnet-4-5@20250929'],
  ['claude-sonnet-4-5[1m]', 'claude-sonnet-4-5'],
  ['ft:gpt-4o-2024-08-06:org::abc', 'gpt-4o-2024-08-06'],
  ['ollama/llama3.2:1b', 'llama3.2'],
])('calls %s by its maker’s name %s', (written, name) => {
  expect(modelBaseName(parseModelId(written))).toBe(name);
});
