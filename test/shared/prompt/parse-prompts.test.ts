import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePrompts } from '../../../shared/prompt/parse-prompts.ts';
import type { FileReader } from '../../../shared/text/files.ts';
import { expectHonestPlaces } from './honest-places.ts';

const noFiles: FileReader = { list: async () => [], read: async () => ({ kind: 'missing' }) };

describe('parsing a file', () => {
  it('leaves a file of no format alone, with a warning', async () => {
    const parsed = await parsePrompts({ path: 'src/a.go', text: 'x' }, noFiles);
    expect(parsed).toMatchObject({
      prompts: [],
      problems: [{ severity: 'warning', path: 'src/a.go' }],
    });
  });

  it('reads any text that somebody names', async () => {
    const parsed = await parsePrompts({ path: 'notes', text: 'Hi {{ name }}' }, noFiles, {
      asPlain: true,
    });
    expect(parsed.prompts[0]).toMatchObject({ format: 'plain', variables: [{ name: 'name' }] });
  });

  const piece = fc.constantFrom(
    '---\n',
    '+++\n',
    'model: gpt-4o\n',
    'model:\n',
    '  - x\n',
    'messages:\n',
    '- role: user\n',
    '  content: |\n',
    '    {{a}} b\n',
    'system:\n',
    '# user:\n',
    '{{role "system"}}',
    '{{>p}}',
    '{{!',
    '--}}',
    '{{',
    '}}',
    '{% if x %}',
    '\r\n',
    '\n',
    '"',
    "'",
    'text ',
    'sample: ${file:a.json}\n',
    'inputs:\n',
    '  a: {default: 1}\n',
    '\u{1F600}',
    '__proto__: {a: 1}\n',
    'output:\n',
    '  schema:\n',
    '    a?(array, b): string\n',
    '*a ',
    '&a ',
    '\t',
    '[',
    ']',
    '<task>',
    '</task>',
    '<let name="a" value="',
    'class A { a A[] }\n',
    'function F(a: A) -> A {\n',
    'client "a/b" prompt #"',
    '"#\n}\n',
    '{{ ctx.output_format }}',
    '{{ _.role("user") }}',
    '{{$a}}',
    '<message role="user">',
    '</message>',
    'template: ',
    'input_variables: [a]\n',
    '${input:a}',
    '$1 ',
    '@docs/a.md ',
    '`',
    'nodes:\n- type: llm\n',
    '"prompt": "',
    '"name": "',
    'prompts:\n',
    '  user: ',
  );
  it.each([
    'a.prompt.yml',
    'a.prompty',
    'a.prompt',
    'AGENTS.md',
    'SKILL.md',
    'prompts/a.md',
    'a.jinja2',
    'CLAUDE.md',
    'a.prompt.md',
    'a.baml',
    'a.poml',
    'skprompt.txt',
    'prompts/a.yaml',
    'prompts/a.json',
    'flow.dag.yaml',
  ])('neither fails nor lies about places, whatever %s holds', async (path) => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const file = { path, text: pieces.join('') };
        const parsed = await parsePrompts(file, noFiles, { asPlain: true });
        for (const prompt of parsed.prompts) expectHonestPlaces(prompt, file);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a.prompt', '{{!'.repeat(100_000)],
    ['a.prompt', '{{>x}}'.repeat(50_000)],
    ['a.prompty', `---\nmodel: ${' '.repeat(200_000)}|\n---\n`],
    ['a.agent.md', `---\nmodel:${' '.repeat(200_000)}|\n---\n`],
    ['a.prompty', '---\n'.repeat(100_000)],
    ['a.prompt.yml', `messages: ${'['.repeat(100_000)}`],
    ['a.jinja2', 'system:\n'.repeat(50_000)],
    ['a.poml', '<a>'.repeat(50_000)],
    ['a.poml', '<p>{{'.repeat(50_000)],
    ['a.poml', '&'.repeat(200_000)],
    ['a.poml', '<p for="'.repeat(50_000)],
    ['a.baml', 'class A {'.repeat(50_000)],
    ['a.baml', 'function F(a: '.repeat(50_000)],
    ['a.baml', '('.repeat(200_000)],
    ['a.baml', `type A = ${'map<'.repeat(50_000)}`],
    ['skprompt.txt', '{{'.repeat(100_000)],
    ['skprompt.txt', '<message role="user">'.repeat(20_000)],
    ['CLAUDE.md', '`'.repeat(200_000)],
    ['CLAUDE.md', '@a/'.repeat(60_000)],
    ['a.prompt', 'name: x\n'.repeat(50_000)],
    ['a.prompt', `name: x\n---\n${'<system>'.repeat(30_000)}`],
    ['prompts/a.json', `{"lc":1,"input_variables":[${'['.repeat(50_000)}`],
  ])('ends for hostile text in %s', async (path, text) => {
    const parsed = await parsePrompts({ path, text }, noFiles);
    expect(parsed.reads.length).toBeLessThan(100);
  });
});
