import { expect, it } from 'vitest';
import { messagesOf, parseFixture, problemsOf } from './parse-fixture.ts';

it('reads the prompts of a Langfuse export with their settings', async () => {
  const parsed = await parseFixture('prompt-export', 'langfuse-prompts.json');
  expect(parsed.prompts.map(({ id }) => id)).toEqual([
    'langfuse-prompts.json#movie-critic@2',
    'langfuse-prompts.json#desk@1',
  ]);
  expect(parsed.prompts[0]).toMatchObject({
    aliases: ['movie-critic'],
    models: [{ id: 'gpt-4o', maxOutputTokens: 90 }],
    variables: [{ name: 'level' }, { name: 'movie' }],
  });
  expect(messagesOf(parsed).slice(1)).toEqual([
    'system: You work at a desk.',
    'user: {{question}}',
  ]);
  expect(problemsOf(parsed)).toHaveLength(1);
});

it('tells two entries of one name apart', async () => {
  const parsed = await parseFixture('prompt-export', 'prompts.json');
  expect(parsed.prompts.map(({ id }) => id)).toEqual([
    'prompts.json#Poet',
    'prompts.json#Poet (2)',
  ]);
});
