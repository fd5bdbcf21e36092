import { describe, expect, it } from 'vitest';
import { parseFixture, problemsOf } from './parse-fixture.ts';
import { rendered } from './rendered.ts';

describe('a POML file', () => {
  it('is laid out as Markdown, with its loops, values and files', async () => {
    const parsed = await parseFixture('poml', 'support.poml');
    const [prompt] = parsed.prompts;
    expect(prompt).toMatchObject({
      format: 'poml',
      models: [{ id: 'gpt-4o-mini', maxOutputTokens: 300 }],
      tools: [{ type: 'function', function: { name: 'find_order' } }],
    });
    expect(new Set(prompt?.variables.map(({ name }) => name))).toEqual(
      new Set(['color', 'rules', 'question']),
    );
    expect(parsed.reads).toEqual(['assets/tone.txt', 'assets/closing.poml']);
    const rules = [
      { on: true, text: 'Be brief' },
      { on: false, text: 'Be long' },
    ];
    expect(rendered(prompt, { color: 'House', rules, question: 'Where?' })).toEqual([
      [
        'system: # Role\n\nYou work at Blue House.',
        '# Task\n\nAnswer the customer & be **kind**.',
        '- First, greet\n- Be brief',
        '**Note:** Keep it short.',
        'Be calm.\n{{ no hole here }}\n',
        'Goodbye.',
      ].join('\n\n'),
      'user: Where?',
    ]);
  });

  it('says which files are not in the count', async () => {
    expect(problemsOf(await parseFixture('poml', 'support.poml'))).toEqual([
      'warning support.poml:15:3: assets/brochure.pdf is turned into text when the prompt is made. Its tokens come on top of the count.',
    ]);
    expect(problemsOf(await parseFixture('poml', 'outside.poml'))[0]).toContain(
      'The path leads out of the workspace',
    );
  });

  it('is read as far as it goes when an element is never closed', async () => {
    const parsed = await parseFixture('poml', 'broken.poml');
    expect(problemsOf(parsed)[0]).toMatch(/^warning broken\.poml:2:3: <task> is never closed/);
    expect(rendered(parsed.prompts[0])).toEqual(['user: # Task\n\nNever closed']);
  });
});
