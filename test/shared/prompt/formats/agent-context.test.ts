import { describe, expect, it } from 'vitest';
import { messagesOf, parseFixture, problemsOf } from './parse-fixture.ts';

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
  ])('%s is one message', async (path, message, models) => {
    const parsed = await parseFixture('agent-context', path);
    expect(parsed.problems).toEqual([]);
    expect(messagesOf(parsed)).toEqual([message]);
    const holes = path.startsWith('.claude/commands') ? ['ARGUMENTS'] : [];
    expect(parsed.prompts[0]?.variables.map(({ name }) => name)).toEqual(holes);
    expect(parsed.prompts[0]?.models.map(({ id }) => id)).toEqual(models);
    expect(parsed.prompts[0]?.format).toBe('agent-context');
  });

  it('brings the files it imports, each once, and theirs', async () => {
    const parsed = await parseFixture('agent-context', 'claude/CLAUDE.md');
    const parts = parsed.prompts[0]?.messages[0]?.parts ?? [];
    expect(parts.map(({ span }) => span.path)).toEqual([
      'claude/CLAUDE.md',
      'claude/docs/style.md',
      'claude/docs/deep/words.md',
    ]);
    expect(problemsOf(parsed)).toEqual([
      'warning claude/CLAUDE.md:4:22: The import @docs/gone.md in claude/CLAUDE.md does not exist. Mend the path, or put it in backticks if it is no import.',
      'warning claude/CLAUDE.md:4:40: The import @~/.claude/mine.md is not read: The path names a home folder. Its tokens come on top of the count.',
    ]);
  });
});
