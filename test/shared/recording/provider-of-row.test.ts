import { describe, expect, it } from 'vitest';
import { providerOfRow } from '../../../shared/recording/promptfoo/provider-of-row.ts';
import type { Json } from '../../../shared/text/json.ts';

describe('providerOfRow', () => {
  it.each([
    ['openai:chat:gpt-4o', 'openai:chat:gpt-4o'],
    [
      'bedrock:us.anthropic.claude-3-5-sonnet-20241022-v2:0',
      'bedrock:us.anthropic.claude-3-5-sonnet-20241022-v2:0',
    ],
    ['gpt-4o', 'gpt-4o'],
    ['https://shop.example/ask', undefined],
    ['file://agents/support.py', undefined],
    ['agents/support.mjs:ask', undefined],
    ['exec:node agent.js', undefined],
    ['python:agent.py', undefined],
    ['custom-function-2', undefined],
    ['http', undefined],
    ['echo', undefined],
  ])('%s names the model %s', (id, model) => {
    expect(providerOfRow({ id, label: '' }, undefined).model).toBe(model);
    expect(providerOfRow(id, undefined).model).toBe(model);
  });

  it.each<[string, Json, string]>([
    ['an entry', [{ id: 'azure:chat:prod', config: { model: 'gpt-4.1' } }], 'gpt-4.1'],
    ['a map', [{ 'azure:chat:prod': { config: { model: 'gpt-4.1' } } }], 'gpt-4.1'],
    [
      'a template, which names none',
      [{ id: 'azure:chat:prod', config: { model: '{{env.M}}' } }],
      'azure:chat:prod',
    ],
    [
      'entries that disagree',
      [
        { id: 'azure:chat:prod', config: { model: 'a' } },
        { id: 'azure:chat:prod', config: { model: 'b' } },
      ],
      'azure:chat:prod',
    ],
    [
      'another entry',
      ['openai:gpt-4o', { id: 'azure:chat:test', config: { model: 'x' } }],
      'azure:chat:prod',
    ],
  ])('reads the model from %s of the config', (_, providers, model) => {
    expect(providerOfRow({ id: 'azure:chat:prod' }, { providers }).model).toBe(model);
  });

  it('tells entries of one id apart by their labels', () => {
    const config = { providers: [entry('small', 'gpt-4.1-mini'), entry('large', 'gpt-4.1')] };
    expect(providerOfRow({ id: 'azure:x', label: 'large' }, config)).toEqual({
      id: 'azure:x',
      label: 'large',
      model: 'gpt-4.1',
    });
  });
});

function entry(label: string, model: string): Json {
  return { id: 'azure:x', label, config: { model } };
}
