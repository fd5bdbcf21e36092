import { describe, expect, it } from 'vitest';
import type { MeasuredPrompt } from '../../../extension/engine/measured-document.ts';
import { hoverTable } from '../../../extension/present/hover-table.ts';
import { chinese, english } from './words.ts';

const PROMPT: MeasuredPrompt = {
  id: 'a.prompt.md',
  offset: 0,
  isElsewhere: false,
  costs: [
    { model: 'gpt-4o', inputTokens: 40, quality: 'exact', isOpen: true, inputUsd: 0.0001 },
    { model: 'house-model', inputTokens: 44, quality: 'estimated', isOpen: true },
  ],
  sections: [{ kind: 'message', role: 'system', title: 'a|b', offset: 0, tokens: 30 }],
  toolTokens: 6,
  variables: [],
  cache: { prefixTokens: 12, minPrefixTokens: 1024 },
};
const withoutAir = (text: string): string => text.replaceAll('&ensp;', '');

describe('the hover', () => {
  it('shows a prompt by part and by model, with what is not known', () => {
    expect(withoutAir(hoverTable(PROMPT, english)).split('\n')).toEqual([
      '**a.prompt.md**',
      '',
      '| Part | Tokens |',
      '|:--|--:|',
      '| a\\|b | 30 |',
      '| tools | 6 |',
      '| chat framing | 4 |',
      '',
      '| Model | Input | Per call | Cached | Batch | At most |',
      '|:--|--:|--:|--:|--:|--:|',
      String.raw`| gpt\-4o | 40+ tok exact | $0.00010 | – | – | – |`,
      String.raw`| house\-model | ~44+ tok estimated | – | – | – | – |`,
      '',
      'Cacheable prefix: 12 tokens, fewer than the 1,024 the provider caches.',
      '',
      'No prices used. ~ estimated; + values of variables come on top.',
    ]);
  });

  it('says what the costs are of, and since when the prices are known', () => {
    const costs = PROMPT.costs.map((cost) => ({ ...cost, priceAsOf: '2026-09-23' }));
    expect(
      hoverTable({ ...PROMPT, costs }, english)
        .split('\n')
        .at(-1),
    ).toBe(
      'Per call: the input alone. At most: with the longest answer. List prices as of 2026-09-23. ~ estimated; + values of variables come on top.',
    );
  });

  it('lets the parts add up where cases give all values', () => {
    const variables = [{ name: 'question', places: new Int32Array(), tokens: 9 }];
    const [cost] = PROMPT.costs;
    const costs = cost ? [{ ...cost, isOpen: false }] : [];
    expect(withoutAir(hoverTable({ ...PROMPT, costs, variables }, english))).toContain(
      '| values and chat framing | 4 |',
    );
    expect(hoverTable({ ...PROMPT, variables }, english)).not.toContain('framing');
  });

  it('says of a model of the settings that it is assumed', () => {
    const [cost] = PROMPT.costs;
    const costs = cost ? [{ ...cost, isAssumed: true } as const] : [];
    expect(hoverTable({ ...PROMPT, costs }, english)).toContain('4o (assumed) |');
    expect(hoverTable({ ...PROMPT, costs }, chinese)).toContain('4o（假设） |');
  });
});
