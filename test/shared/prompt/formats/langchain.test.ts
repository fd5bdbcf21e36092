import { describe, expect, it } from 'vitest';
import { messagesOf, parseFixture, problemsOf } from './parse-fixture.ts';
import { rendered } from './rendered.ts';

describe('a LangChain prompt file', () => {
  it('is an f-string whose doubled braces are letters', async () => {
    const [prompt] = (await parseFixture('langchain', 'answer.yaml')).prompts;
    expect(prompt).toMatchObject({ format: 'langchain', syntax: 'f-string' });
    expect(prompt?.variables.map(({ name }) => name)).toEqual(['context', 'question']);
    expect(rendered(prompt, { context: 'notes', question: true })).toEqual([
      'user: Use notes to answer True.\nAnswer as {"text": ""}.\n',
    ]);
  });

  it('may be mustache, with values of its own', async () => {
    const [prompt] = (await parseFixture('langchain', 'mustache.json')).prompts;
    expect(prompt?.syntax).toBe('handlebars');
    expect(prompt?.cases).toMatchObject([{ vars: { name: 'Ada' } }]);
  });

  it('may stand in another file', async () => {
    const parsed = await parseFixture('langchain', 'from-file.json');
    expect(messagesOf(parsed)).toEqual(['user: Tell me about {topic}.']);
    expect(parsed.reads).toEqual(['parts/topic.txt']);
  });

  it('reads no file outside of the workspace', async () => {
    const parsed = await parseFixture('langchain', 'outside.json');
    expect(parsed.prompts).toEqual([]);
    expect(problemsOf(parsed)[0]).toMatch(/^error outside\.json:1:\d+: The file .+ is not read/);
  });

  it('fills its examples before it is filled itself', async () => {
    const parsed = await parseFixture('langchain', 'few-shot.yaml');
    expect(problemsOf(parsed)).toEqual([]);
    expect(rendered(parsed.prompts[0], { word: 'wet' })).toEqual([
      'user: Name the opposite.\n\nWord: big\nOpposite: small\n\nWord: {hot}\nOpposite: cold\n\nWord: wet\nOpposite:',
    ]);
  });

  it('may be a dump of a chat prompt and its model', async () => {
    const parsed = await parseFixture('langchain', 'chat-dump.json');
    expect(messagesOf(parsed)).toEqual(['system: You answer briefly.', 'user: {question}']);
    expect(parsed.prompts[0]?.models).toMatchObject([{ id: 'gpt-4o-mini', maxOutputTokens: 200 }]);
  });
});
