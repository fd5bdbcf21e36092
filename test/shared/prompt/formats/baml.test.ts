import { describe, expect, it } from 'vitest';
import { baml } from '../../../../shared/prompt/formats/baml.ts';
import { memoryFiles } from '../../memory-files.ts';
import { messagesOf, parseFixture, problemsOf } from './parse-fixture.ts';
import { rendered } from './rendered.ts';

const RESUME = `Level
----
- JUNIOR
- SENIOR: ten years or more

Person {
  name: string,
  reports: Person[],
}

Answer in JSON using this schema:
{
  // as it stands at the top
  name: string,
  nickname: string or null,
  jobs: [
    {
      title: string,
      years: int or float,
      boss: Person or null,
    }
  ],
  level: Level,
  tags: string[],
}`;

describe('a BAML file', () => {
  it('is a prompt for each function, with the models its client may call', async () => {
    const parsed = await parseFixture('baml', 'baml_src/resume.baml');
    const [read, rate] = parsed.prompts;
    expect(parsed.prompts.map(({ id }) => id)).toEqual([
      'baml_src/resume.baml#ReadResume',
      'baml_src/resume.baml#Rate',
      'baml_src/resume.baml#Odd',
    ]);
    expect(read?.models).toMatchObject([
      { id: 'gpt-4o-mini', maxOutputTokens: 200, span: { path: 'baml_src/clients.baml' } },
      { id: 'claude-sonnet-4-5' },
    ]);
    expect(rate?.models).toMatchObject([{ id: 'openai/gpt-4o-mini' }]);
    expect(read?.variables.map(({ name }) => name)).toEqual(['text', 'text']);
  });

  it('sends the return type in place of ctx.output_format', async () => {
    const { prompts } = await parseFixture('baml', 'baml_src/resume.baml');
    expect(rendered(prompts[0], prompts[0]?.cases[0]?.vars)).toEqual([
      `system: You read for Acme.\n\n${RESUME}`,
      'user: Read this:\n  Ada Lovelace\n  Analyst',
    ]);
    expect(rendered(prompts[1], { text: 'this' })).toEqual([
      'user: Rate this.\nSay one of: "good" | "bad"',
    ]);
  });

  it('shows the schema as a part that stands nowhere in the file', async () => {
    const { prompts } = await parseFixture('baml', 'baml_src/resume.baml');
    const texts = messagesOf({ prompts: prompts.slice(0, 1), problems: [], reads: [] });
    expect(texts[0]).toContain(RESUME);
  });

  it('names a return type that nobody declares, and blocks of the old kind', async () => {
    const parsed = await parseFixture('baml', 'baml_src/resume.baml');
    expect(problemsOf(parsed)).toEqual([
      'error baml_src/resume.baml:51:10: The return type is not known. Declare every type in this baml_src folder; until then its schema is not counted.',
    ]);
    expect(problemsOf(await parseFixture('baml', 'old.baml'))[0]).toContain('impl blocks');
  });

  it('has each function once, however often the file declares it, with its tests', async () => {
    const declared =
      'function F(a: string) -> string { client "openai/gpt-4o" prompt #"{{ a }}"# }\n' +
      'test T { functions [F] args { a "b" } }\n';
    const text = declared.repeat(2000);
    const { prompts } = await baml.parse({ path: 'a.baml', text }, memoryFiles({}));
    expect(prompts.map(({ id, cases }) => [id, cases.length])).toEqual([['a.baml#F', 1]]);
  });

  it('says so when it has more functions than are read', async () => {
    const declared = Array.from(
      { length: 400 },
      (_, index) => `function F${index}(a: string) -> string { client "x/y" prompt #"{{ a }}"# }`,
    );
    const file = { path: 'a.baml', text: declared.join('\n') };
    const parsed = await baml.parse(file, memoryFiles({}));
    expect(parsed.prompts).toHaveLength(300);
    expect(problemsOf(parsed)).toEqual([expect.stringContaining('Only the first 300 functions')]);
    expect(parsed.problems[0]?.position?.line).toBe(301);
  });
});
