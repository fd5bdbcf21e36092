import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { parseModelId } from '../../../shared/model/parse-model-id.ts';

it.each([
  // bare names: the text does not say who sells it
  ['gpt-4o', undefined, 'gpt-4o'],
  ['gpt-4o-2024-08-06', undefined, 'gpt-4o-2024-08-06'],
  ['gpt-35-turbo', undefined, 'gpt-35-turbo'],
  ['claude-sonnet-4-5[1m]', undefined, 'claude-sonnet-4-5[1m]'],
  ['ft:gpt-4o-2024-08-06:org::abc', undefined, 'ft:gpt-4o-2024-08-06:org::abc'],
  ['meta-llama/Llama-4-Maverick', undefined, 'meta-llama/llama-4-maverick'],
  ['deepseek-ai/DeepSeek-V3', undefined, 'deepseek-ai/deepseek-v3'],
  ['mistralai/Mistral-7B-Instruct-v0.2', undefined, 'mistralai/mistral-7b-instruct-v0.2'],
  // OpenAI and Azure
  ['openai/gpt-4o', 'openai', 'gpt-4o'],
  ['openai:gpt-4o', 'openai', 'gpt-4o'],
  ['openai:chat:gpt-4o', 'openai', 'gpt-4o'],
  ['openai:responses:o4-mini', 'openai', 'o4-mini'],
  ['openai:chat:ft:gpt-4o-2024-08-06:org::abc', 'openai', 'ft:gpt-4o-2024-08-06:org::abc'],
  ['openai/openrouter-llama-4-maverick', 'openai', 'openrouter-llama-4-maverick'],
  ['azure:chat:my-deployment', 'azure', 'my-deployment'],
  ['azureopenai:chat:gpt-4o', 'azure', 'gpt-4o'],
  ['azure/gpt-4o', 'azure', 'gpt-4o'],
  ['azure/openai/gpt-4o', 'azure', 'gpt-4o'],
  ['azure/responses/gpt-5', 'azure', 'gpt-5'],
  // Anthropic
  ['anthropic:messages:claude-3-5-sonnet-20241022', 'anthropic', 'claude-3-5-sonnet-20241022'],
  ['anthropic::2023-06-01::claude-3.5-sonnet', 'anthropic', 'claude-3.5-sonnet'],
  // Google
  ['google:gemini-1.5-pro', 'google', 'gemini-1.5-pro'],
  ['google:live:gemini-2.0-flash-exp', 'google', 'gemini-2.0-flash-exp'],
  ['googleai/gemini-2.5-flash', 'google', 'gemini-2.5-flash'],
  ['gemini/gemini-2.5-flash', 'google', 'gemini-2.5-flash'],
  ['google-gla:gemini-2.5-pro', 'google', 'gemini-2.5-pro'],
  ['models/gemini-2.5-flash', 'google', 'gemini-2.5-flash'],
  ['googleai/models/gemini-2.5-flash', 'google', 'gemini-2.5-flash'],
  ['vertex:gemini-2.0-flash-001', 'google', 'gemini-2.0-flash-001'],
  ['vertexai/gemini-2.0-flash', 'google', 'gemini-2.0-flash'],
  ['vertex_ai/claude-sonnet-4-5@20250929', 'google', 'claude-sonnet-4-5@20250929'],
  [
    'projects/acme/locations/us-central1/publishers/google/models/gemini-2.5-pro',
    'google',
    'gemini-2.5-pro',
  ],
  ['publishers/anthropic/models/claude-sonnet-4-5', 'google', 'claude-sonnet-4-5'],
  // Bedrock: colons inside, regions, routes, ARNs
  [
    'bedrock:us.anthropic.claude-3-7-sonnet-20250219-v1:0',
    'aws',
    'us.anthropic.claude-3-7-sonnet-20250219-v1:0',
  ],
  [
    'bedrock:kb:us.anthropic.claude-3-7-sonnet-20250219-v1:0',
    'aws',
    'us.anthropic.claude-3-7-sonnet-20250219-v1:0',
  ],
  ['anthropic.claude-3-5-sonnet-20241022-v2:0', 'aws', 'anthropic.claude-3-5-sonnet-20241022-v2:0'],
  ['bedrock/converse/amazon.nova-pro-v1:0', 'aws', 'amazon.nova-pro-v1:0'],
  [
    'bedrock/us-west-2/anthropic.claude-3-haiku-20240307-v1:0',
    'aws',
    'anthropic.claude-3-haiku-20240307-v1:0',
  ],
  ['amazon-bedrock/global.anthropic.claude-opus-5', 'aws', 'global.anthropic.claude-opus-5'],
  [
    'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'aws',
    'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
  ],
  [
    'bedrock:arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0',
    'aws',
    'amazon.nova-pro-v1:0',
  ],
  // hosts keep their own ids whole
  ['openrouter:anthropic/claude-sonnet-4.5', 'openrouter', 'anthropic/claude-sonnet-4.5'],
  ['openrouter/openai/gpt-4o:free', 'openrouter', 'openai/gpt-4o:free'],
  ['groq:llama-3.3-70b-versatile', 'groq', 'llama-3.3-70b-versatile'],
  ['groq/openai/gpt-oss-120b', 'groq', 'openai/gpt-oss-120b'],
  [
    'together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo',
    'together',
    'meta-llama/llama-3.3-70b-instruct-turbo',
  ],
  ['togetherai:chat:Qwen/Qwen2.5-7B', 'together', 'qwen/qwen2.5-7b'],
  ['fireworks_ai/accounts/fireworks/models/x', 'fireworks', 'accounts/fireworks/models/x'],
  ['accounts/fireworks/models/x', 'fireworks', 'accounts/fireworks/models/x'],
  ['cloudflare-ai:chat:@cf/meta/llama-3-8b', 'cloudflare', '@cf/meta/llama-3-8b'],
  ['huggingface:text-generation:mistralai/x', 'huggingface', 'mistralai/x'],
  ['replicate:owner/name:2790a695', 'replicate', 'owner/name:2790a695'],
  ['ollama:chat:llama3.2:1b', 'ollama', 'llama3.2:1b'],
  ['ollama/llama2', 'ollama', 'llama2'],
  ['watsonx:meta-llama/llama-3-2', 'watsonx', 'meta-llama/llama-3-2'],
  // other makers
  ['mistral:mistral-large-latest', 'mistral', 'mistral-large-latest'],
  ['mistralai:mistral-medium-latest', 'mistral', 'mistral-medium-latest'],
  ['deepseek/deepseek-chat', 'deepseek', 'deepseek-chat'],
  ['xai:grok-4', 'x-ai', 'grok-4'],
  ['x-ai/grok-4', 'x-ai', 'grok-4'],
  ['dashscope/qwen3-max', 'alibaba', 'qwen3-max'],
  ['alibaba:qwen-plus', 'alibaba', 'qwen-plus'],
  ['qwen/qwen3-max', 'alibaba', 'qwen3-max'],
  ['zhipu/glm-4.7', 'zhipuai', 'glm-4.7'],
  ['z-ai/glm-5.2', 'zai', 'glm-5.2'],
  ['moonshot:kimi-k2.6', 'moonshotai', 'kimi-k2.6'],
  ['baidu/ernie-4.5-turbo', 'baidu', 'ernie-4.5-turbo'],
  ['volcengine/doubao-seed-1-6', 'volcengine', 'doubao-seed-1-6'],
  ['byteplus/seed-1-8-251228', 'byteplus', 'seed-1-8-251228'],
  // gateways
  ['litellm_proxy/gpt-4o', undefined, 'gpt-4o'],
  ['litellm_proxy/anthropic/claude-sonnet-4-5', 'anthropic', 'claude-sonnet-4-5'],
  ['adaline:openai:chat:gpt-4o-mini', 'openai', 'gpt-4o-mini'],
  ['vercel/anthropic/claude-sonnet-4.5', 'anthropic', 'claude-sonnet-4.5'],
  // model pickers
  ['GPT-4o', undefined, 'gpt-4o'],
  ['GPT 4o', undefined, 'gpt-4o'],
  ['GPT-4.1 ', undefined, 'gpt-4.1'],
  ['GPT‑4.1', undefined, 'gpt-4.1'],
  ['OpenAI GPT-4o', 'openai', 'gpt-4o'],
  ['GPT-5.2 (copilot)', 'github-copilot', 'gpt-5.2'],
  ['Claude Sonnet 4.5', undefined, 'claude-sonnet-4.5'],
  ['Claude Opus 4.5 (copilot)', 'github-copilot', 'claude-opus-4.5'],
  ['Gemini 2.5 Pro', undefined, 'gemini-2.5-pro'],
  ['Gemini 3 Pro (Preview)', undefined, 'gemini-3-pro-preview'],
  ['Gemini 3 Pro (Preview) (copilot)', 'github-copilot', 'gemini-3-pro-preview'],
  ['sonnet', undefined, 'sonnet'],
  ['opus', undefined, 'opus'],
  ['haiku', undefined, 'haiku'],
  ['inherit', undefined, 'inherit'],
  // not model names
  ['', undefined, ''],
  [':', undefined, ':'],
  ['openai:', undefined, 'openai:'],
  ['file://provider.py', undefined, 'file://provider.py'],
  ['https://example.com/v1/chat', undefined, 'https://example.com/v1/chat'],
  ['__proto__', undefined, '__proto__'],
  ['constructor:gpt-4o', undefined, 'constructor:gpt-4o'],
] as const)('reads %j as provider %s, name %j', (written, provider, name) => {
  expect(parseModelId(written)).toEqual({
    written,
    name,
    ...(provider !== undefined && { provider }),
  });
});

it('reads an aliased name instead, exact spelling first', () => {
  const aliases = { 'my-deployment': 'azure/gpt-4o', 'My-Deployment': 'openai/gpt-5' };
  expect(parseModelId('my-deployment', aliases)).toEqual({
    written: 'my-deployment',
    provider: 'azure',
    name: 'gpt-4o',
  });
  expect(parseModelId('My-Deployment', aliases).name).toBe('gpt-5');
  expect(parseModelId(' MY-DEPLOYMENT ', aliases).name).toBe('gpt-4o');
});

it('takes no alias from the prototype of the table', () => {
  expect(parseModelId('constructor', {}).name).toBe('constructor');
  expect(parseModelId('toString', {}).name).toBe('tostring');
});

it('does not follow aliases in a circle', () => {
  expect(parseModelId('a', { a: 'b', b: 'a' }).name).toBe('b');
});

it('keeps a name of 10 MB cheap and short', () => {
  for (const piece of ['a', ' ', ':', '/', '(', 'openai:', '::']) {
    const written = piece.repeat(10_000_000 / piece.length);
    const model = parseModelId(written, { alias: 'gpt-4o' });
    expect(model.written).toBe(written);
    expect(model.name.length).toBeLessThanOrEqual(256);
  }
});

it('never throws, keeps what was written, and lower-cases the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (written) => {
      const model = parseModelId(written);
      expect(model.written).toBe(written);
      expect(model.name).toBe(model.name.toLowerCase());
    }),
  );
});

it('gives the same name when it reads its own name again under the same provider', () => {
  const prefix = fc.constantFrom('openai', 'anthropic', 'google', 'groq', 'ollama', 'azure');
  const name = fc.stringMatching(/^[a-z][a-z0-9.-]{0,30}$/);
  fc.assert(
    fc.property(prefix, name, (provider, model) => {
      const once = parseModelId(`${provider}:${model}`);
      expect(parseModelId(`${provider}:${once.name}`).name).toBe(once.name);
    }),
  );
});
