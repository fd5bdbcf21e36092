import { expect, it } from 'vitest';

import { parseModelId } from '../../../shared/model/parse-model-id.ts';
import { toUsd } from '../../../shared/pricing/money.ts';
import { createPriceTable } from '../../../shared/pricing/price-table.ts';
import type { ClassPrices, Price } from '../../../shared/pricing/price.ts';

const AT = new Date('2026-11-21T12:00:00Z');
const table = createPriceTable({ at: AT, overrides: [] });

function find(written: string, at: Date = AT): Price | undefined {
  return createPriceTable({ at, overrides: [] }).find(parseModelId(written));
}

/** `2.5/10 r1.25 w… W…`: USD per million tokens, as the tables of price pages write it. */
function inUsd({ input, output, cacheRead, cacheWrite5m, cacheWrite1h }: ClassPrices): string {
  const parts = [`${toUsd(input)}/${toUsd(output)}`];
  if (cacheRead !== undefined) parts.push(`r${toUsd(cacheRead)}`);
  if (cacheWrite5m !== undefined) parts.push(`w${toUsd(cacheWrite5m)}`);
  if (cacheWrite1h !== undefined) parts.push(`W${toUsd(cacheWrite1h)}`);
  return parts.join(' ');
}

it.each([
  // OpenAI
  ['gpt-4o', 'openai', '2.5/10 r1.25'],
  ['gpt-4o-2024-08-06', 'openai', '2.5/10 r1.25'],
  ['openai/gpt-4o', 'openai', '2.5/10 r1.25'],
  ['openai:chat:gpt-4o', 'openai', '2.5/10 r1.25'],
  ['GPT-4o', 'openai', '2.5/10 r1.25'],
  ['litellm_proxy/gpt-4o', 'openai', '2.5/10 r1.25'],
  ['gpt-4o-2024-05-13', 'openai', '5/15'],
  ['gpt-4o-mini', 'openai', '0.15/0.6 r0.075'],
  ['gpt-4.1', 'openai', '2/8 r0.5'],
  ['gpt-4.1-2025-04-14', 'openai', '2/8 r0.5'],
  ['gpt-4.1-20250414', 'openai', '2/8 r0.5'],
  ['gpt-5', 'openai', '1.25/10 r0.125'],
  ['gpt-5-mini', 'openai', '0.25/2 r0.025'],
  ['gpt-5-nano-2025-08-07', 'openai', '0.05/0.4 r0.005'],
  ['gpt-5.1-codex-max', 'openai', '1.25/10 r0.125'],
  ['gpt-5.4', 'openai', '2.5/15 r0.25'],
  ['gpt-5.5', 'openai', '5/30 r0.5'],
  ['gpt-5.6-sol', 'openai', '4/20 r0.4 w5'],
  ['gpt-6-sol', 'openai', '2/10 r0.2 w2.5'],
  ['gpt-6.1-terra', 'openai', '1/5 r0.05 w1.25'],
  ['o3', 'openai', '2/8 r0.5'],
  ['o4-mini-2025-04-16', 'openai', '1.1/4.4 r0.275'],
  ['gpt-3.5-turbo', 'openai', '0.5/1.5'],
  ['ft:gpt-4o-mini-2024-07-18:org::abc', 'openai', '0.3/1.2'],
  ['text-embedding-3-small', 'openai', '0.02/0'],
  // Azure sells what OpenAI lists
  ['azure/gpt-4o', 'openai', '2.5/10 r1.25'],
  ['azure:chat:gpt-4o-2024-08-06', 'openai', '2.5/10 r1.25'],
  ['gpt-35-turbo', 'openai', '0.5/1.5'],
  ['azure/gpt-35-turbo-0613', 'openai', '1.5/2'],
  // Anthropic
  ['claude-haiku-4-5', 'anthropic', '1/5 r0.1 w1.25 W2'],
  ['claude-haiku-4-5-20251001', 'anthropic', '1/5 r0.1 w1.25 W2'],
  ['claude-sonnet-4-5', 'anthropic', '3/15 r0.3 w3.75 W6'],
  ['claude-sonnet-4-5-20250929', 'anthropic', '3/15 r0.3 w3.75 W6'],
  ['claude-sonnet-4-5[1m]', 'anthropic', '3/15 r0.3 w3.75 W6'],
  ['claude-sonnet-4.5', 'anthropic', '3/15 r0.3 w3.75 W6'],
  ['Claude Sonnet 4.5', 'anthropic', '3/15 r0.3 w3.75 W6'],
  ['Claude 4.5 Sonnet', 'anthropic', '3/15 r0.3 w3.75 W6'],
  ['anthropic:messages:claude-3-5-sonnet-20241022', 'anthropic', '3/15 r0.3 w3.75 W6'],
  ['claude-4-sonnet', 'anthropic', '3/15 r0.3 w3.75 W6'],
  ['claude-sonnet-4-6', 'anthropic', '3/15 r0.3 w3.75 W6'],
  ['claude-opus-4-5', 'anthropic', '5/25 r0.5 w6.25 W10'],
  ['claude-opus-4-8', 'anthropic', '5/25 r0.5 w6.25 W10'],
  ['claude-sonnet-5', 'anthropic', '2/10 r0.2 w2.5 W4'],
  ['claude-opus-5', 'anthropic', '5/25 r0.5 w6.25 W10'],
  ['claude-opus-5-5', 'anthropic', '4/20 r0.2 w5 W8'],
  ['claude-sonnet-5.5', 'anthropic', '2/10 r0.1 w2.5 W4'],
  ['claude-haiku-5-5', 'anthropic', '0.1/0.5 r0.01 w0.125 W0.2'],
  ['claude-3-opus-20240229', 'anthropic', '15/75 r1.5 w18.75 W30'],
  ['claude-2.1', 'anthropic', '8/24'],
  // Bedrock: ten per cent more in a region than globally; the one-hour write is twice the input
  ['bedrock:us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'aws', '3.3/16.5 r0.33 w4.125 W6.6'],
  ['global.anthropic.claude-sonnet-4-5-20250929-v1:0', 'aws', '3/15 r0.3 w3.75 W6'],
  ['bedrock/us.anthropic.claude-haiku-4-5-20251001-v1:0', 'aws', '1.1/5.5 r0.11 w1.375 W2.2'],
  ['anthropic.claude-3-5-sonnet-20241022-v2:0', 'aws', '3/15 r0.3 w3.75 W6'],
  [
    'arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'aws',
    '3.3/16.5 r0.33 w4.125 W6.6',
  ],
  ['amazon.nova-pro-v1:0', 'aws', '0.8/3.2 r0.2'],
  ['us.meta.llama3-3-70b-instruct-v1:0', 'aws', '0.72/0.72'],
  ['mistral.mistral-7b-instruct-v0:2', 'aws', '0.15/0.2'],
  // Google
  ['gemini-2.5-pro', 'google', '1.25/10 r0.125'],
  ['Gemini 2.5 Pro', 'google', '1.25/10 r0.125'],
  ['models/gemini-2.5-flash', 'google', '0.3/2.5 r0.03'],
  ['vertex:gemini-2.5-pro-preview-03-25', 'google', '1.25/10 r0.125'],
  ['gemini-3.1-pro', 'google', '2/12 r0.2'],
  ['Gemini 3 Pro (Preview)', 'google', '2/12 r0.2'],
  ['gemini-3.5-flash', 'google', '1.5/9 r0.15'],
  ['gemini-1.5-flash-8b', 'google', '0.0375/0.15 r0.01'],
  // what Google charges for one-hour cache writes was not read
  ['vertex_ai/claude-sonnet-4-5@20250929', 'google', '3/15 r0.3 w3.75'],
  // hosts, each with its own price
  ['openrouter:anthropic/claude-sonnet-4.5', 'openrouter', '3/15 r0.3 w3.75'],
  ['openrouter/google/gemma-3-12b-it:free', 'openrouter', '0/0'],
  ['groq:llama-3.3-70b-versatile', 'groq', '0.59/0.79'],
  ['groq/openai/gpt-oss-120b', 'groq', '0.15/0.6 r0.075'],
  ['together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo', 'together', '0.88/0.88'],
  // others
  ['xai/grok-4', 'x-ai', '3/15 r0.75'],
  ['mistral-large-latest', 'mistral', '0.5/1.5 r0.05'],
  ['command-r-plus', 'cohere', '2.5/10'],
  ['kimi-k2.6', 'moonshotai', '0.95/4 r0.16'],
  ['zhipu/glm-4.7', 'zhipuai', '0.276/1.103 r0.055'],
  ['z-ai/glm-5.2', 'zai', '1.4/4.4 r0.26'],
  ['glm-4.6', 'zai', '0.6/2.2 r0.11'],
  ['GLM-5.3-Flash', 'zai', '0.15/0.5 r0.03'],
  ['kimi-k3.1-pro', 'moonshotai', '2/10 r0.2 w2 W4'],
  ['byteplus/seed-1-8-251228', 'byteplus', '0.25/2 r0.05'],
  ['seed-1-6-flash', 'byteplus', '0.075/0.3 r0.015'],
  ['dashscope/qwen3-max', 'alibaba', '1.2/6'],
  ['qwen-plus', 'alibaba', '0.4/1.2'],
  ['minimax/MiniMax-M2.1', 'minimax', '0.3/1.2 r0.03 w0.375'],
  ['Claude Sonnet 4.5 (copilot)', 'github-copilot', '3/15 r0.3 w3.75'],
  ['GPT-5.2 (copilot)', 'github-copilot', '1.75/14 r0.175'],
])('lists %s at %s for %s', (written, provider, prices) => {
  const price = find(written);
  expect(price?.provider).toBe(provider);
  expect(price && inUsd(price.prices)).toBe(prices);
});

it.each([
  'ollama:llama2',
  'ollama/llama3.2:1b',
  'replicate:mistralai/mixtral-8x7b-instruct-v0.1',
  'azure:chat:my-prod-deployment',
  'azure:chat:gpt-4o-prod',
  'azure/my-o4-mini',
  'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123',
  'gpt-7',
  'gpt-3',
  'codex',
  'gemini-4-argon',
  'gemini-flash-latest',
  'meta-llama/llama-4-maverick',
  'llama-3.3-70b',
  'gpt-oss-120b',
  'openai/gpt-oss-20b',
  'ft:gpt-4.1-2025-04-14:org::abc',
  'baidu/ernie-4.5',
  'volcengine/doubao-seed-1-6',
  'byteplus/seed-2-0-pro-260328',
  'bytedance/seed-1-6',
  'sonnet',
  'opus',
  'haiku',
  'inherit',
  'GPT-9 (copilot)',
  'GPT-4o (copilot)',
  'file://provider.py',
  '__proto__',
  'openai/constructor',
  '',
])('knows no price of %s', (written) => expect(find(written)).toBeUndefined());

it.each([
  ['claude-haiku-5-6', 'claude-haiku-5-5'],
  ['claude-sonnet-5-6', 'claude-sonnet-5-5'],
  ['claude-sonnet-5.6', 'claude-sonnet-5'],
  ['gpt-6.1-terra-pro', 'gpt-6.1-terra'],
  ['kimi-k3.2-pro', 'kimi-k3.1-pro'],
  ['global.anthropic.claude-sonnet-5-5-v1:0', 'global.anthropic.claude-sonnet-5-v1:0'],
  ['claude-opus-4-10', 'claude-opus-4-1'],
  ['claude-opus-4-8-fast', 'claude-opus-4-8'],
  ['gemini-3.8-flash-lite', 'gemini-3.8-flash'],
  ['gemini-2.5-pro-ultra', 'gemini-2.5-pro'],
  ['amazon.titan-embed-text-v2:0', 'amazon.titan-embed-text-v1'],
  ['azure/o4-mini-deep-research-next', 'azure/o4-mini'],
])('does not price the unknown %s as %s', (unknown, known) => {
  expect(find(known)).toBeDefined();
  expect(find(unknown)).toBeUndefined();
});

it.each([
  ['gpt-5.6-sol', '2026-08-20', '5/30 r0.5 w6.25'],
  ['gpt-5.6-sol', '2026-08-21', '4/20 r0.4 w5'],
  ['o3', '2025-06-09', '10/40 r0.5'],
  ['o3', '2025-06-10', '2/8 r0.5'],
  ['gemini-3.8-flash', '2026-12-31', '0.75/3.75 r0.075'],
  ['gemini-3.8-flash', '2027-01-01', '1.5/7.5 r0.15'],
  ['deepseek-chat', '2025-08-01', '0.27/1.1 r0.07'],
  ['deepseek-chat', '2026-01-01', '0.28/0.42 r0.028'],
  ['deepseek-chat', '2026-06-01', '0.14/0.28 r0.0028'],
  ['deepseek-v4-flash', '2026-08-16', '0.14/0.28 r0.0028'],
  ['deepseek-v4-flash', '2026-08-17', '0.44/1.32 r0.014'],
  ['deepseek-v4-flash', '2026-09-10', '0.3/1.2 r0.006'],
  ['mistral-large-latest', '2025-12-01', '2/6'],
  ['claude-sonnet-5-5', '2026-10-06', '2/10 r0.2 w2.5 W4'],
  ['glm-5.3-flash', '2026-09-09', '0.075/0.25 r0.015'],
])('knows that %s changed its price: on %s it is %s', (written, day, prices) => {
  const price = find(written, new Date(`${day}T23:00:00Z`));
  expect(price && inUsd(price.prices)).toBe(prices);
});

it('shows the dearest hours as the list price, whatever the hour, and keeps the others', () => {
  const night = find('deepseek-v4-pro', new Date('2026-11-21T02:00:00Z'));
  const noon = find('deepseek-v4-pro', new Date('2026-11-21T12:00:00Z'));
  expect(night).toEqual(noon);
  expect(noon && inUsd(noon.prices)).toBe('1.32/3.96 r0.044');
  expect(noon?.offPeak && inUsd(noon.offPeak.prices)).toBe('0.66/1.98 r0.022');
  expect(noon?.offPeak?.peakHoursUtc).toEqual([
    { from: '01:00', until: '04:00' },
    { from: '06:00', until: '10:00' },
  ]);
  expect(noon?.caveats).toEqual(['hourly']);
});

it('keeps tiers with the prices of every class', () => {
  const tiers = find('claude-sonnet-4-5')?.tiers ?? [];
  expect(tiers.map((tier) => [tier.aboveInputTokens, inUsd(tier.prices)])).toEqual([
    [200_000, '6/22.5 r0.6 w7.5 W12'],
  ]);
  const qwen = find('qwen3-max')?.tiers ?? [];
  expect(qwen.map((tier) => [tier.aboveInputTokens, inUsd(tier.prices)])).toEqual([
    [32_000, '2.4/12'],
    [128_000, '3/15'],
  ]);
});

it('says where a price comes from and which row it is', () => {
  expect(find('us.anthropic.claude-sonnet-4-5-20250929-v1:0')).toMatchObject({
    source: 'catalog',
    model: 'regional.anthropic.claude-sonnet-4-5-20250929-v1:0',
    asOf: '2026-09-23',
    sourceUrl: 'https://aws.amazon.com/bedrock/pricing/',
  });
  expect(find('Claude Sonnet 4.5 (copilot)')).toMatchObject({
    source: 'overlay',
    model: 'claude-sonnet-4.5',
    asOf: '2026-11-21',
  });
});

it('warns of names that move and of models that are gone', () => {
  expect(find('mistral-small-latest')?.caveats).toEqual(['moving-alias']);
  expect(find('mistral-large-latest')?.caveats).toEqual(['moving-alias']);
  expect(find('deepseek-chat')?.caveats).toEqual(['moving-alias', 'retired']);
  expect(find('gpt-4o')?.caveats).toBeUndefined();
});

it('says that prices published in yuan were converted', () => {
  expect(find('zhipu/glm-5.2')?.caveats).toEqual(['converted']);
  expect(find('z-ai/glm-5.2')?.caveats).toBeUndefined();
});

it('charges the whole request of Haiku 5.5 more above 100,000 input tokens', () => {
  const tiers = find('claude-haiku-5-5')?.tiers ?? [];
  expect(tiers.map((tier) => [tier.aboveInputTokens, inUsd(tier.prices)])).toEqual([
    [100_000, '0.5/2.5 r0.05 w0.625 W1'],
  ]);
});

it('takes the configured price first, the most exact name before the others', () => {
  const overrides = [
    { model: 'gpt-4o', inputPerMTok: 1, outputPerMTok: 2 },
    { model: 'azure/gpt-4o', inputPerMTok: 3, outputPerMTok: 4 },
    { model: 'azure:chat:gpt-4o', inputPerMTok: 5, outputPerMTok: 6 },
    {
      model: 'my-llm',
      inputPerMTok: 0.1,
      outputPerMTok: 0.3,
      cacheReadPerMTok: 0.01,
      cacheWrite5mPerMTok: 0.125,
      cacheWrite1hPerMTok: 0.2,
    },
  ];
  const configured = createPriceTable({ at: AT, overrides });
  const prices = (written: string): string | undefined => {
    const price = configured.find(parseModelId(written));
    return price && inUsd(price.prices);
  };
  expect(prices('openai/gpt-4o')).toBe('1/2');
  expect(prices('azure/gpt-4o')).toBe('3/4');
  expect(prices('azure:chat:gpt-4o')).toBe('5/6');
  expect(prices('ollama/my-llm')).toBe('0.1/0.3 r0.01 w0.125 W0.2');
  expect(prices('gpt-4o-mini')).toBe('0.15/0.6 r0.075');
  expect(configured.find(parseModelId('my-llm'))).toMatchObject({
    source: 'config',
    provider: 'config',
    asOf: '2026-11-21',
  });
});

it('lets a later override of the same name win', () => {
  const overrides = [
    { model: 'gpt-4o', inputPerMTok: 1, outputPerMTok: 2 },
    { model: 'GPT-4o', inputPerMTok: 3, outputPerMTok: 4 },
  ];
  const price = createPriceTable({ at: AT, overrides }).find(parseModelId('gpt-4o'));
  expect(price && inUsd(price.prices)).toBe('3/4');
});

it('does not fall back to the catalog when a configured price is no amount', () => {
  const overrides = [{ model: 'gpt-4o', inputPerMTok: Number.NaN, outputPerMTok: 2 }];
  expect(createPriceTable({ at: AT, overrides }).find(parseModelId('gpt-4o'))).toBeUndefined();
});

it('remembers answers and stays right with many names', () => {
  for (let index = 0; index < 12_000; index++) table.find({ written: 'x', name: `x${index}` });
  expect(table.find(parseModelId('gpt-4o'))).toBe(table.find(parseModelId('gpt-4o')));
  expect(table.find(parseModelId('x1'))).toBeUndefined();
});

it('answers at once for names made to be slow', () => {
  for (const name of ['-0'.repeat(120), '2024-01-01-'.repeat(20), 'claude-sonnet-5-'.repeat(15)]) {
    for (const provider of ['anthropic', 'openai', 'google', 'aws', 'openrouter']) {
      expect(table.find({ written: name, provider, name })).toBeUndefined();
    }
  }
});
