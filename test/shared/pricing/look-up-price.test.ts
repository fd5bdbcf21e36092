import { expect, it } from 'vitest';

import { parseModelId } from '../../../shared/model/parse-model-id.ts';
import { lookUpPrice, type PriceLookup } from '../../../shared/pricing/look-up-price.ts';
import { createPriceTable } from '../../../shared/pricing/price-table.ts';

const table = createPriceTable({ at: new Date('2026-11-21T12:00:00Z'), overrides: [] });

function lookUp(written: string): PriceLookup {
  return lookUpPrice(parseModelId(written), table);
}

it('answers with the price where there is one', () => {
  expect(lookUp('gpt-4o')).toMatchObject({ kind: 'priced', price: { model: 'gpt-4o' } });
});

it.each([
  'ernie-4.5-turbo',
  'baidu/ernie-5.1',
  'doubao-seed-1-6',
  'volcengine/doubao-seed-2-0-pro',
])('says that %s is sold in yuan only', (written) => {
  expect(lookUp(written)).toMatchObject({
    kind: 'unpriced',
    reason: 'other-currency',
    otherCurrency: { code: 'CNY' },
    near: [],
  });
});

it('says that a name several hosts sell needs a host', () => {
  expect(lookUp('llama-3.3-70b')).toMatchObject({ kind: 'unpriced', reason: 'no-seller' });
});

it.each([
  ['gpt4o', 'gpt-4o'],
  ['gpt-4o-mimi', 'gpt-4o-mini'],
  ['openai/gpt-4.1-nan', 'openai/gpt-4.1-nano'],
  ['claude-sonnet-45', 'claude-sonnet-4-5'],
  ['claude-opus-6', 'claude-opus-5'],
  ['gemini-2.5-flas', 'gemini-2.5-flash'],
])('names models near %s, %s among them, and prices none of them', (written, expected) => {
  const found = lookUp(written);
  if (found.kind === 'priced') throw new Error('priced');
  expect(found.near).toContain(expected);
  expect(found.near.length).toBeLessThanOrEqual(3);
  for (const name of found.near) expect(lookUp(name).kind).toBe('priced');
});

it.each(['', 'x', 'something-else-entirely', 'a'.repeat(5000), '__proto__', 'openai/constructor'])(
  'has nothing near %j',
  (written) => {
    expect(lookUp(written)).toMatchObject({ kind: 'unpriced', near: [] });
  },
);
