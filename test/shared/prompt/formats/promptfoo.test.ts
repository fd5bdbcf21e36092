import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { promptfoo } from '../../../../shared/prompt/formats/promptfoo.ts';
import { FIXTURES, messagesOf, parseFixture, problemsOf } from './parse-fixture.ts';
import { expectSharedText, parseConfig } from './promptfoo-files.ts';

const PATH = 'support-desk/promptfooconfig.yaml';

describe('a promptfoo config', () => {
  it('holds the prompts of every kind of reference, in its order', async () => {
    const parsed = await parseFixture('promptfoo', PATH);
    expect(problemsOf(parsed)).toEqual([]);
    expect(parsed.prompts.map(({ id }) => id.slice(PATH.length))).toEqual([
      '#prompts[0]',
      '#short',
      '#prompts[2]',
      '#prompts/pair.txt',
      '#prompts/pair.txt[1]',
      '#chat',
      '#prompts/tone-cool.md',
      '#prompts/tone-warm.md',
      '#prompts/riddle.yaml',
      '#prompts/make.py:build',
      '#langfuse://greeting@production',
    ]);
    expect(messagesOf(parsed)).toEqual([
      'user: You answer for {{company}}.\n\n  Question: {{question}}\n',
      "user: It's short: {{question}}",
      'user: Say "hi" to\n{{name}}',
      'user: First: {{question}}\nsecond line',
      'user: Other: {{question}}',
      'system: Speak for "{{company}}".\nBe kind 🙂.',
      'user: {{question}}<{{photo}}>',
      'user: Be cool to {{name}}.\n',
      'user: Be warm to {{name}}.\n',
      'system: Be concise',
      'user: Solve:\n  {{question}}\n',
    ]);
    expect(parsed.prompts.map(({ unrenderable }) => unrenderable).filter(Boolean)).toEqual([
      'made by a function',
      'fetched from Langfuse at run time',
    ]);
  });

  it('points into the file where each text and each hole stands', async () => {
    const { prompts, reads, readsByGlob } = await parseFixture('promptfoo', PATH);
    const paths = [PATH, ...reads];
    const files = Object.fromEntries(
      paths.map((path) => [path, readFileSync(join(FIXTURES, 'promptfoo', path), 'utf8')]),
    );
    for (const prompt of prompts) expectSharedText(prompt, files);
    expect(readsByGlob).toBe(true);
    expect(reads).toEqual([
      'support-desk/prompts/chat.json',
      'support-desk/prompts/make.py',
      'support-desk/prompts/pair.txt',
      'support-desk/prompts/riddle.yaml',
      'support-desk/prompts/tone-cool.md',
      'support-desk/prompts/tone-warm.md',
      'support-desk/settings/gemini.yaml',
      'support-desk/tests/details.yaml',
      'support-desk/tests/more.csv',
      'support-desk/tests/question.txt',
    ]);
  });

  it('gives each prompt the models of the providers that may have it, with their limits', async () => {
    const { prompts } = await parseFixture('promptfoo', PATH);
    const modelsOf = (id: string): unknown =>
      prompts
        .find((prompt) => prompt.id === `${PATH}#${id}`)
        ?.models.map((model) => [model.id, model.maxOutputTokens]);
    expect(modelsOf('prompts[0]')).toEqual([
      ['openai:chat:gpt-4o-mini', undefined],
      ['google:gemini-2.5-flash', 256],
    ]);
    expect(modelsOf('chat')).toEqual([
      ['openai:chat:gpt-4o-mini', undefined],
      ['anthropic:messages:claude-sonnet-4-5', 400],
      ['google:gemini-2.5-flash', 256],
    ]);
    expect(modelsOf('short')).toEqual([
      ['openai:chat:gpt-4o-mini', 50],
      ['anthropic:messages:claude-sonnet-4-5', 50],
      ['google:gemini-2.5-flash', 50],
    ]);
  });

  it('gives all prompts one and the same list of cases', async () => {
    const { prompts } = await parseFixture('promptfoo', PATH);
    expect(new Set(prompts.map(({ cases }) => cases)).size).toBe(1);
    const parcel = { company: 'Acme', question: 'Where is my parcel?' };
    expect(prompts[0]?.cases.map(({ name, vars }) => ({ name, vars }))).toEqual([
      { name: 'a lost parcel', vars: { ...parcel, name: 'Ann' } },
      { name: 'a lost parcel', vars: { ...parcel, name: 'Bob' } },
      {
        vars: {
          company: 'Acme',
          question: 'Do you ship\nto Norway?',
          details: '{"country":"Norway","items":["a","b"]}',
        },
      },
      { name: 'quoted', vars: { company: 'Acme', question: 'Is it "new"?', name: 'Cid' } },
      { vars: { company: 'Acme', question: 'Plain one', name: 'Dan' } },
    ]);
  });

  it('keeps the whole text where roles are known only after rendering', async () => {
    const { prompts } = await parseFixture('promptfoo', PATH);
    const whole = prompts.map((prompt) => [prompt.id.slice(PATH.length + 1), prompt.whole?.split]);
    expect(whole.filter(([, split]) => split === undefined).map(([id]) => id)).toEqual([
      'chat',
      'prompts/riddle.yaml',
      'prompts/make.py:build',
      'langfuse://greeting@production',
    ]);
  });

  it.each([
    ['prompts/pair.txt', 'prompts/pair.txt: First: {{question}}\nsecond line'],
    ['prompts/pair.txt', 'support-desk/prompts/pair.txt: First: {{question}}\nsecond line'],
    ['prompts/pair.txt[1]', 'prompts/pair.txt: Other: {{question}}'],
    ['prompts/tone-warm.md', 'prompts/tone-warm.md: Be warm to {{name}}.\n...'],
    ['prompts/riddle.yaml', 'file://prompts/riddle.yaml'],
    [
      'prompts/riddle.yaml',
      'prompts/riddle.yaml: [{"role":"system","content":"Be concise"},{"role":"user","content":"Solve:\\n  {{',
    ],
    ['chat', 'support-desk/prompts/chat.json'],
    ['prompts/make.py:build', 'prompts/make.py:build'],
    ['prompts[0]', 'You answer for {{company}}.\n\n  Question: {{question}}\n'],
  ])('%s is also known by what promptfoo writes into results: %j', async (id, alias) => {
    const { prompts } = await parseFixture('promptfoo', PATH);
    expect(prompts.find((prompt) => prompt.id === `${PATH}#${id}`)?.aliases).toContain(alias);
  });
});

describe('the files it takes', () => {
  it.each([
    ['promptfooconfig.yaml', 'prompts: []', true],
    ['evals/promptfooconfig.nightly.yml', '', true],
    ['promptfooconfig.json', '{}', true],
    ['evals/support.promptfoo.yaml', 'prompts:\n- a\nproviders:\n- b\ntests:\n- c', true],
    ['evals/promptfoo/support.yaml', 'prompts: [a]\ntargets: [b]\nredteam: {}', true],
    ['evals/promptfoo/tests.yaml', '- vars: {a: b}', false],
    ['promptfoo-results.yaml', 'results:\n  prompts: []', false],
    ['config.yaml', 'prompts:\nproviders:\ntests:', false],
  ])('%s: %j → %s', (path, text, matches) => {
    expect(promptfoo.matches({ path, text })).toBe(matches);
  });
});

describe('a JSON config', () => {
  it('is read as well, escapes and all', async () => {
    const text = JSON.stringify({
      prompts: ['A "quoted"\n{{a}}', { id: 'p.txt', label: 'P' }],
      providers: ['openai:gpt-4o'],
      tests: [{ vars: { a: 1 } }],
    });
    const parsed = await parseConfig(text, { 'p.txt': 'Hi' }, 'promptfooconfig.json');
    expect(problemsOf(parsed)).toEqual([]);
    expect(messagesOf(parsed)).toEqual(['user: A "quoted"\n{{a}}', 'user: Hi']);
    expect(parsed.prompts[0]?.cases[0]?.vars).toEqual({ a: 1 });
  });
});

describe('ids', () => {
  it('never collide, and stay when a file gets a second prompt', async () => {
    const config = 'prompts: [{label: a, raw: x}, {label: a, raw: y}, file://p.txt, p.txt]';
    const idsOf = async (file: string): Promise<readonly string[]> =>
      (await parseConfig(config, { 'p.txt': file })).prompts.map(
        ({ id }) => id.split('#')[1] ?? '',
      );
    expect(await idsOf('one')).toEqual(['a', 'a (2)', 'p.txt', 'p.txt (2)']);
    expect(await idsOf('one\n---\ntwo')).toEqual([
      'a',
      'a (2)',
      'p.txt',
      'p.txt[1]',
      'p.txt (2)',
      'p.txt[1] (2)',
    ]);
  });
});
