import { describe, expect, it } from 'vitest';
import { parsePrompts } from '../../../../shared/prompt/parse-prompts.ts';
import { fixtureFiles, messagesOf, parseFixture, problemsOf } from './parse-fixture.ts';

describe('a dotprompt file', () => {
  it('is front matter below a licence, roles, partials and a Picoschema', async () => {
    const parsed = await parseFixture('dotprompt', 'menu/dish.prompt');
    expect(problemsOf(parsed)).toEqual([]);
    const [prompt] = parsed.prompts;
    expect(prompt).toMatchObject({
      aliases: ['dish'],
      syntax: 'handlebars',
      whole: { split: 'dotprompt' },
      models: [{ id: 'googleai/gemini-2.5-flash', maxOutputTokens: 400 }],
      tools: [{ name: 'stock' }],
      cases: [{ vars: { theme: 'harbour' } }],
    });
    expect(prompt?.messages.map(({ role }) => role)).toEqual(['user', 'system', 'user']);
    expect(prompt?.responseSchema).toEqual({
      type: 'object',
      properties: {
        name: { type: 'string', description: 'what it is called' },
        price: { type: ['number', 'null'] },
        tags: { type: 'array', items: { type: 'string' }, description: 'words for search' },
        course: { enum: ['starter', 'main'] },
        steps: {
          type: 'array',
          items: {
            type: 'object',
            properties: { text: { type: 'string' } },
            required: ['text'],
            additionalProperties: false,
          },
        },
      },
      required: ['name', 'tags', 'course', 'steps'],
      additionalProperties: false,
    });
  });

  it('brings the partials it includes, and theirs, from its folder or one above', async () => {
    const parsed = await parseFixture('dotprompt', 'menu/dish.prompt');
    expect(parsed.prompts[0]?.partials).toEqual({
      header: 'The house is called {{house}}. {{>motto}}\n',
      'shared/footer': 'Be {{tone}}.\n',
      motto: 'Taste first.\n',
    });
    expect(parsed.reads).toContain('menu/_header.prompt');
    expect(parsed.reads).toContain('_motto.prompt');
  });

  it('is no prompt of its own when it is a partial', async () => {
    expect(await parseFixture('dotprompt', 'menu/_header.prompt')).toMatchObject({ prompts: [] });
  });

  it('is a template altogether when its front matter is no YAML, as dotprompt takes it', async () => {
    const parsed = await parseFixture('dotprompt', 'broken-frontmatter.prompt');
    expect(messagesOf(parsed)[0]).toMatch(/^user: ---\nmodel: googleai/);
    expect(parsed.prompts[0]?.models).toEqual([]);
    expect(problemsOf(parsed)[0]).toMatch(/^warning broken-frontmatter\.prompt:5:\d+: /);
  });

  it('says which partial is missing', async () => {
    const parsed = await parseFixture('dotprompt', 'missing-partial.prompt');
    expect(problemsOf(parsed)).toEqual([
      'error missing-partial.prompt:5:1: The partial nowhere was not found. Write it to _nowhere.prompt, or remove the tag.',
    ]);
  });

  it('stops at partials that include each other', async () => {
    const files = {
      ...fixtureFiles('dotprompt'),
      read: async (path: string) =>
        ({ kind: 'text', text: path === '_a.prompt' ? '{{>b}}' : '{{>a}}' }) as const,
    };
    const parsed = await parsePrompts({ path: 'x.prompt', text: '{{>a}}' }, files);
    expect(parsed.prompts[0]?.partials).toEqual({ a: '{{>b}}', b: '{{>a}}' });
  });
});
