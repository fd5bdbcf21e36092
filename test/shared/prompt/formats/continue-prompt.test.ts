import { expect, it } from 'vitest';
import { messagesOf, parseFixture, problemsOf } from './parse-fixture.ts';

it('reads a header without an opening fence, and the system message in its element', async () => {
  const parsed = await parseFixture('continue-prompt', 'check.prompt');
  expect(problemsOf(parsed)).toEqual([]);
  expect(messagesOf(parsed)).toEqual([
    'system: You are strict.',
    'user: Look at {{{ input }}} for mistakes.',
  ]);
  expect(parsed.prompts[0]).toMatchObject({
    format: 'continue-prompt',
    name: 'Check',
    syntax: 'handlebars',
    maxOutputTokens: 900,
  });
});
