import { expect, it } from 'vitest';
import type { MeasuredPrompt } from '../../../extension/engine/measured-document.ts';
import { lensTitle } from '../../../extension/present/lens-title.ts';
import { sentence } from '../../../shared/text/sentence.ts';
import { chinese, english } from './words.ts';

const PROMPT: MeasuredPrompt = {
  id: 'a.prompt.md',
  offset: 0,
  isElsewhere: false,
  costs: [
    { model: 'gpt-4o', inputTokens: 1240, quality: 'exact', isOpen: false, inputUsd: 0.0031 },
  ],
  sections: [],
  toolTokens: 0,
  variables: [],
};
const COST = PROMPT.costs[0]!;

it.each<[string, Partial<MeasuredPrompt>, string]>([
  ['tokens and cost', {}, '1,240 tok · $0.0031/call'],
  [
    'the month, where calls are known',
    { callsPerMonth: { count: 10_000, source: 'measured' } },
    '1,240 tok · $0.0031/call · ≈ $31.00/mo',
  ],
  [
    'a change',
    { delta: { kind: 'changed', against: 'main', tokens: 180, ratio: 0.17 } },
    '1,240 tok · $0.0031/call · +180 tok (+17.0 %) vs main',
  ],
  [
    'no change',
    { delta: { kind: 'changed', against: 'main', tokens: 0, ratio: 0 } },
    '1,240 tok · $0.0031/call',
  ],
  [
    'a new prompt',
    { delta: { kind: 'new', against: 'main' } },
    '1,240 tok · $0.0031/call · new vs main',
  ],
  [
    'an estimate with open variables',
    { costs: [{ ...COST, quality: 'estimated', isOpen: true }] },
    '~1,240+ tok · $0.0031/call',
  ],
  [
    'a model without a price, and no cost',
    {
      costs: [{ model: 'house-model', inputTokens: 10, quality: 'estimated', isOpen: false }],
      callsPerMonth: { count: 5, source: 'assumed' },
    },
    '~10 tok · no price for house-model',
  ],
  [
    'the model of the settings, where nobody names one',
    { costs: [{ ...COST, isAssumed: true }], callsPerMonth: { count: 10_000, source: 'assumed' } },
    '1,240 tok · $0.0031/call with gpt-4o · ≈ $31.00/mo',
  ],
  ['no model', { costs: [{ inputTokens: 10, quality: 'estimated', isOpen: false }] }, '~10 tok'],
  [
    'a prompt made by a program',
    { unrenderable: sentence`it is made by ${'prompts.js'}` },
    'Not counted: it is made by prompts.js',
  ],
])('shows %s', (_, more, title) => {
  expect(lensTitle({ ...PROMPT, ...more }, english)).toBe(title);
});

it('says in the language of the editor why a prompt is not counted', () => {
  const unrenderable = sentence`fetched from ${'portkey'} at run time`;
  expect(lensTitle({ ...PROMPT, unrenderable }, chinese)).toBe('未计数：运行时从 portkey 获取');
});
