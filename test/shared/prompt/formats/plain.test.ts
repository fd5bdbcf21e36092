import { describe, expect, it } from 'vitest';
import { findPromptFormat } from '../../../../shared/prompt/parse-prompts.ts';
import { messagesOf, parseFixture } from './parse-fixture.ts';

describe('a plain prompt file', () => {
  it('is one message without its front matter, and a template where it has tags', async () => {
    const parsed = await parseFixture('plain', 'prompts/summarise.md');
    expect(messagesOf(parsed)[0]).toMatch(/^user: Summarise the text/);
    expect(parsed.prompts[0]).toMatchObject({
      name: 'summarise',
      syntax: 'jinja',
      models: [{ id: 'gpt-4o-mini' }],
    });
  });

  it('is several messages when it begins with a role line', async () => {
    const parsed = await parseFixture('plain', 'prompts/chat.jinja2');
    expect(messagesOf(parsed)).toEqual([
      'system: You answer questions about {{product}}.',
      'user: {{question}}',
    ]);
    expect(parsed.prompts[0]?.whole?.split).toBe('role-markers');
  });

  it('is a system message when its name says so', async () => {
    const parsed = await parseFixture('plain', 'prompts/system-pirate.txt');
    expect(messagesOf(parsed)).toEqual(['system: You are a pirate.\r\nsystem: is a word here.']);
    expect(parsed.prompts[0]?.syntax).toBe('none');
  });

  it.each([
    ['deploy/nginx.conf.j2', undefined],
    ['roles/web/templates/hosts.j2', undefined],
    ['prompts/README.md', undefined],
    ['src/requirements-prompts.txt', undefined],
    ['agents/planner.j2', 'plain'],
    ['src/system_prompt.txt', 'plain'],
    ['.github/prompts/plan.prompt.md', 'vscode-prompt'],
    ['docs/guide.md', undefined],
  ])('is told by its path: %s', (path, format) => {
    expect(findPromptFormat({ path, text: 'Say hello.' })?.id).toBe(format);
  });
});
