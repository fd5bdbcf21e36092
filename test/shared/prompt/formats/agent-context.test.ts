import { describe, expect, it } from 'vitest';
import { messagesOf, parseFixture } from './parse-fixture.ts';

describe('a context file of a coding agent', () => {
  it.each([
    [
      'AGENTS.md',
      'system: # Working here\n\n---\n\nRun `npm test`. Names like {{this}} are no holes.',
      [],
    ],
    ['.cursor/rules/lenient-globs.mdc', 'system: Write small functions.', []],
    [
      '.github/agents/reviewer.agent.md',
      'system: You review code.',
      ['Claude Sonnet 4.5 (copilot)'],
    ],
    ['.claude/commands/fix.md', 'user: Fix issue $ARGUMENTS.', []],
    [
      'skills/release-notes/SKILL.md',
      'system: # Release notes\n\nList what changed.',
      ['claude-haiku-4-5'],
    ],
  ])('%s is one message without holes', async (path, message, models) => {
    const parsed = await parseFixture('agent-context', path);
    expect(parsed.problems).toEqual([]);
    expect(messagesOf(parsed)).toEqual([message]);
    expect(parsed.prompts[0]?.variables).toEqual([]);
    expect(parsed.prompts[0]?.models.map(({ id }) => id)).toEqual(models);
    expect(parsed.prompts[0]?.format).toBe('agent-context');
  });
});
