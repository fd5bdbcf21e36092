import { describe, expect, it } from 'vitest';
import { effectiveConfig } from '../../../shared/check/effective-config.ts';
import type { Config } from '../../../shared/config/config.ts';
import { parseConfig } from '../../../shared/config/parse-config.ts';

function config(text: string): Config {
  const { config: parsed, problems } = parseConfig({
    path: 'promptfare.yml',
    text: `version: 1\n${text}`,
  });
  if (!parsed) throw new Error(JSON.stringify(problems));
  return parsed;
}

const BASE = config(`
suites:
  - { name: support, prompts: [a/**], recordings: [evals/a.json], model: gpt-4o }
budgets:
  - { name: support, scope: { suite: support }, max: 0.01 }
`);

describe('the rules of a change', () => {
  it('are the baseline’s limits', () => {
    const head = config(`
suites:
  - { name: support, prompts: [a/**], recordings: [evals/a.json], model: gpt-4o }
budgets:
  - { name: support, scope: { suite: support }, max: 5 }
`);
    const { config: effective, changes } = effectiveConfig(BASE, head);
    expect(effective.budgets).toMatchObject([{ max: 0.01 }]);
    expect(changes).toEqual([{ what: 'budget', name: 'support', kind: 'changed' }]);
  });

  it('look for a suite with the globs of both sides', () => {
    const head = config(
      'suites:\n  - { name: support, prompts: [b/**], recordings: [evals/a.json] }',
    );
    const { config: effective } = effectiveConfig(BASE, head);
    expect(effective.suites).toMatchObject([
      { prompts: ['a/**', 'b/**'], recordings: ['evals/a.json'] },
    ]);
  });

  it('keep a suite and a budget that the head leaves out', () => {
    const { config: effective, changes } = effectiveConfig(BASE, config(''));
    expect(effective.suites.map(({ name }) => name)).toEqual(['support']);
    expect(effective.budgets.map(({ name }) => name)).toEqual(['support']);
    expect(changes.map(({ kind }) => kind)).toEqual(['removed', 'removed']);
  });

  it('take what only the head has at once', () => {
    const head = config(`
suites:
  - { name: support, prompts: [a/**], recordings: [evals/a.json], model: gpt-4o }
  - { name: triage, prompts: [t/**] }
budgets:
  - { name: support, scope: { suite: support }, max: 0.01 }
  - { name: triage, scope: { suite: triage }, metric: input_tokens, max: 100 }
`);
    const { config: effective, changes } = effectiveConfig(BASE, head);
    expect(effective.budgets.map(({ name }) => name)).toEqual(['support', 'triage']);
    expect(changes.map(({ name, kind }) => [name, kind])).toEqual([
      ['triage', 'added'],
      ['triage', 'added'],
    ]);
  });

  it('read an exclusion only where both sides exclude', () => {
    const { config: effective } = effectiveConfig(BASE, config('exclude: [a/**]'));
    expect(effective.exclude).toEqual([]);
  });

  it('are the head’s when there is no baseline, or when the baseline says so', () => {
    const head = config('budgets:\n  - { name: all, max: 5 }');
    expect(effectiveConfig(undefined, head)).toEqual({ config: head, changes: [] });
    expect(effectiveConfig(config('gate: { config_from: head }'), head)).toEqual({
      config: head,
      changes: [],
    });
  });
});
