import { describe, expect, it } from 'vitest';
import { messagesOf, parseFixture, problemsOf } from './parse-fixture.ts';

describe('a .prompty file', () => {
  it('of v1 takes its deployment as model, and its sample and tools from files', async () => {
    const parsed = await parseFixture('prompty', 'v1-deployment.prompty');
    expect(problemsOf(parsed)).toEqual([]);
    expect(messagesOf(parsed)).toEqual([
      'system: You know every hill.',
      'system: You are a guide in {{region}}.\n# Style\nShort answers.',
      'user: {{question}}',
      'assistant: Let me think.',
    ]);
    expect(parsed.reads).toEqual(['parts/tools.json', 'parts/sample.json']);
    expect(parsed.prompts[0]).toMatchObject({
      name: 'Trail guide',
      syntax: 'jinja',
      whole: { split: 'role-markers' },
      models: [{ id: 'trail-gpt-4o', maxOutputTokens: 256 }],
      tools: [{ type: 'function' }],
      cases: [{ vars: { region: 'the Alps', question: 'Where to go with children?' } }],
    });
  });

  it('of v2 has a model id, options, tools, and examples in a list of inputs', async () => {
    const parsed = await parseFixture('prompty', 'v2-inputs-list.prompty');
    expect(parsed.prompts[0]).toMatchObject({
      models: [{ id: 'gpt-4.1-mini', maxOutputTokens: 500 }],
      tools: [{ name: 'lookup' }],
    });
    expect(parsed.prompts[0]?.cases[0]?.vars).toEqual({
      firstName: 'Jane',
      question: 'What is new?',
    });
  });

  it('of the beta in between names a deployment in its connection', async () => {
    const parsed = await parseFixture('prompty', 'beta-connection.prompty');
    expect(parsed.prompts[0]).toMatchObject({ models: [{ id: 'gpt-4o', maxOutputTokens: 90 }] });
    expect(parsed.prompts[0]?.cases[0]?.vars).toEqual({ topic: 'the sea' });
  });

  it('may be mustache, with the model as one word', async () => {
    const parsed = await parseFixture('prompty', 'mustache.prompty');
    expect(parsed.prompts[0]).toMatchObject({ syntax: 'handlebars', models: [{ id: 'gpt-4o' }] });
  });

  it('has no model when only the environment knows it', async () => {
    const parsed = await parseFixture('prompty', 'environment-model.prompty');
    expect(parsed.prompts[0]).toMatchObject({ models: [], maxOutputTokens: 10 });
  });

  it('may be a body alone', async () => {
    const parsed = await parseFixture('prompty', 'body-only.prompty');
    expect(messagesOf(parsed)).toEqual(['system: You answer in one sentence.']);
  });

  it('says which references it cannot follow', async () => {
    const parsed = await parseFixture('prompty', 'dangling-and-outside.prompty');
    expect(problemsOf(parsed)).toEqual([
      'error dangling-and-outside.prompty:4:9: The file parts/missing.json does not exist. Mend the path, or remove the reference.',
      'error dangling-and-outside.prompty:5:8: The file ../../../../../../etc/passwd is not read: The path leads out of the workspace. Refer to a file of this workspace.',
    ]);
  });
});
