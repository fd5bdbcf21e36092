import { readFileSync } from 'node:fs';

import { findProvider, calcPrice } from '@pydantic/genai-prices';
import { expect, it } from 'vitest';

import { CATALOG_VERSION } from '../../../shared/pricing/catalog/catalog-version.ts';
import { toUsd } from '../../../shared/pricing/money.ts';
import { createPriceTable } from '../../../shared/pricing/price-table.ts';

const AT = new Date('2026-11-21T12:00:00Z');
const table = createPriceTable({ at: AT, overrides: [] });

it('is the version whose publishing day we name', () => {
  const manifest = readFileSync('node_modules/@pydantic/genai-prices/package.json', 'utf8');
  expect(JSON.parse(manifest)).toMatchObject({ version: CATALOG_VERSION });
});

/** Where we know better than the catalog; the overlay says why. */
const OVERRULED = new Set([
  'deepseek/deepseek-chat',
  'deepseek/deepseek-reasoner',
  'deepseek/deepseek-v4-flash',
  'deepseek/deepseek-v4-pro',
  'mistral/mistral-large',
  'openai/gpt-oss-120b',
  'openai/gpt-oss-20b',
  'openai/gpt-oss-safeguard-20b',
  'zai/GLM-5.3-Flash',
  'zhipuai/GLM-5.3-Flash',
]);

it.each([
  'anthropic',
  'aws',
  'azure',
  'cohere',
  'deepseek',
  'google',
  'groq',
  'mistral',
  'moonshotai',
  'openai',
  'openrouter',
  'together',
  'x-ai',
  'zhipuai',
])('prices every model of %s as the catalog itself does', (providerId) => {
  const models = findProvider({ providerId })?.models ?? [];
  expect(models.length).toBeGreaterThan(5);
  for (const { id } of models) {
    const theirs = catalogPrices(providerId, id);
    if (!theirs) continue;
    const ours = table.find({ written: id, provider: providerId, name: id.toLowerCase() });
    expect(ours && toUsd(ours.prices.input), id).toBeCloseTo(theirs.input, 8);
    expect(ours && toUsd(ours.prices.output), id).toBeCloseTo(theirs.output, 8);
  }
});

/** Absent for rows without both prices and for those we overrule. */
function catalogPrices(
  providerId: string,
  id: string,
): { input: number; output: number } | undefined {
  const found = calcPrice({ input_tokens: 0 }, id, { providerId, timestamp: AT });
  if (!found || OVERRULED.has(`${providerId}/${found.model.id}`)) return undefined;
  const input = found.model_price['input_mtok'];
  const output = found.model_price['output_mtok'];
  if (input === undefined || output === undefined) return undefined;
  return { input: baseOf(input), output: baseOf(output) };
}

function baseOf(price: number | { readonly base: number }): number {
  return typeof price === 'number' ? price : price.base;
}
