import { describe, expect, it } from 'vitest';
import { promptRefsOf } from '../../../shared/recording/promptfoo/prompt-ref-of-row.ts';
import type { PromptRef } from '../../../shared/recording/recording.ts';
import type { Json } from '../../../shared/text/json.ts';

type Case = {
  readonly what: string;
  readonly label?: string;
  readonly raw?: string;
  readonly prompts?: Json;
  readonly ref: PromptRef | undefined;
};

const CASES: readonly Case[] = [
  {
    what: 'an inline prompt is label and template',
    label: 'Translate {{text}}',
    raw: 'Translate {{text}}',
    prompts: ['Translate {{text}}'],
    ref: { label: 'Translate {{text}}', template: 'Translate {{text}}' },
  },
  {
    what: 'a label of its own leads to the file in the config',
    label: 'short',
    raw: 'Be short: {{text}}',
    prompts: [{ id: 'file://./prompts/short.txt', label: 'short' }, 'file://prompts/long.txt'],
    ref: { path: 'prompts/short.txt', label: 'short', template: 'Be short: {{text}}' },
  },
  {
    what: 'a label that begins with its file',
    label: 'prompts/long.txt: Take your time…',
    raw: 'Take your time with {{text}}',
    prompts: ['file://prompts/*.txt'],
    ref: {
      path: 'prompts/long.txt',
      label: 'prompts/long.txt: Take your time…',
      template: 'Take your time with {{text}}',
    },
  },
  {
    what: 'the only prompt of a config needs no name',
    label: 'chat',
    raw: '[{"role":"user","content":"{{text}}"}]',
    prompts: 'file://chat.json',
    ref: { path: 'chat.json', label: 'chat', template: '[{"role":"user","content":"{{text}}"}]' },
  },
  {
    what: 'a sentence that ends with a file name is no path',
    label: 'Read report.md',
    raw: 'Read report.md',
    ref: { label: 'Read report.md', template: 'Read report.md' },
  },
  {
    what: 'a Python prompt has no template',
    label: 'make.py:build',
    raw: 'import json\n\ndef build(context):\n    return ""',
    prompts: ['file://src/make.py:build'],
    ref: { path: 'src/make.py', label: 'make.py:build' },
  },
  {
    what: 'an arrow function has no template',
    label: 'poem',
    raw: '({ vars }) => `Write about ${vars.topic}`',
    ref: { label: 'poem' },
  },
  {
    what: 'a few-shot prompt with arrows is a template',
    label: 'animals',
    raw: 'cat => chat\ndog => {{dog}}',
    ref: { label: 'animals', template: 'cat => chat\ndog => {{dog}}' },
  },
  {
    what: 'a file that was never loaded is no template',
    label: 'prompts/lost.txt',
    raw: 'prompts/lost.txt',
    ref: { path: 'prompts/lost.txt', label: 'prompts/lost.txt' },
  },
  { what: 'nothing is known', ref: undefined },
];

describe('promptRefsOf', () => {
  it.each(CASES)('$what', ({ label, raw, prompts, ref }) => {
    const heads =
      raw === undefined ? [] : [{ raw, label: label ?? null, provider: 'openai:gpt-4o' }];
    const config = prompts === undefined ? {} : { prompts };
    const refs = promptRefsOf({ rows: [], rowsPath: [], heads, config });
    const row = { promptIdx: 0, prompt: { raw: 'rendered', label: label ?? null } };
    expect(refs.of(row, ['openai:gpt-4o'])).toEqual(ref);
  });

  it('does not trust an index that points at another prompt', () => {
    const heads = [
      { raw: 'A {{x}}', label: 'a', provider: 'p' },
      { raw: 'B {{x}}', label: 'b', provider: 'p' },
    ];
    const refs = promptRefsOf({ rows: [], rowsPath: [], heads, config: undefined });
    expect(refs.of({ promptIdx: 0, prompt: { label: 'b' } }, ['p'])?.template).toBe('B {{x}}');
  });

  it('takes no template where two prompts share a label', () => {
    const heads = [
      { raw: 'A {{x}}', label: 'same', provider: 'p' },
      { raw: 'B {{x}}', label: 'same', provider: 'p' },
    ];
    const refs = promptRefsOf({ rows: [], rowsPath: [], heads, config: undefined });
    expect(refs.of({ prompt: { label: 'same' } }, ['p'])).toEqual({ label: 'same' });
  });
});
