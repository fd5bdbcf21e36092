import { expect, it } from 'vitest';
import { messagesOf, parseFixture } from './parse-fixture.ts';

it('reads what SWE-agent sends before the model has done anything', async () => {
  const parsed = await parseFixture('swe-agent', 'config/default.yaml');
  expect(messagesOf(parsed)).toEqual([
    'system: You solve issues.',
    'user: Solve {{problem_statement}} in {{working_dir}}.',
  ]);
  expect(parsed.prompts[0]?.models).toMatchObject([
    { id: 'claude-sonnet-4-5', maxOutputTokens: 2000 },
  ]);
});
