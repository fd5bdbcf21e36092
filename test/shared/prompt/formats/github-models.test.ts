import { describe, expect, it } from 'vitest';
import { messagesOf, parseFixture, problemsOf } from './parse-fixture.ts';

describe('a .prompt.yml file', () => {
  it('is messages, a model with its limit, a response schema and its test data', async () => {
    const parsed = await parseFixture('github-models', 'triage.prompt.yml');
    expect(problemsOf(parsed)).toEqual([]);
    expect(messagesOf(parsed)).toEqual([
      'system: You sort tickets of {{company}}.\n\nAnswer with one word:\n  billing, bug or other.\n',
      'user: Ticket from "{{customer}}":\n{{ticket}}',
      'assistant: I read the ticket {{ not_a_hole }}.',
    ]);
    const [prompt] = parsed.prompts;
    expect(prompt).toMatchObject({
      id: 'triage.prompt.yml',
      name: 'Triage a ticket',
      syntax: 'literal',
      models: [{ id: 'openai/gpt-4o-mini', maxOutputTokens: 120 }],
      responseSchema: { type: 'object', properties: { queue: { type: 'string' } } },
      cases: [{ vars: { customer: 'Ann' } }, { vars: { customer: 'Bob' } }],
    });
    expect(prompt?.variables.map(({ name }) => name)).toEqual(['company', 'customer', 'ticket']);
  });

  it('may be of LangWatch, with parts and a schema object', async () => {
    const parsed = await parseFixture('github-models', 'langwatch.prompt.yaml');
    expect(messagesOf(parsed)).toEqual([
      'system: Answer as {{persona}}.',
      'user: What is on this picture?<https://example.com/{{photo}}.png>',
    ]);
    expect(parsed.prompts[0]).toMatchObject({
      models: [{ maxOutputTokens: 300 }],
      responseSchema: { type: 'object' },
    });
    expect(parsed.prompts[0]?.variables.map(({ name }) => name)).toEqual(['persona', 'photo']);
  });

  it('keeps its limit when it names no model', async () => {
    const parsed = await parseFixture('github-models', 'no-model.prompt.yml');
    expect(parsed.prompts[0]).toMatchObject({ models: [], maxOutputTokens: 64 });
  });

  it('says where it is wrong, and keeps the rest', async () => {
    const parsed = await parseFixture('github-models', 'broken.prompt.yml');
    expect(messagesOf(parsed)).toEqual(['user: Hello']);
    expect(problemsOf(parsed)).toEqual([
      'error broken.prompt.yml:2:11: This message has no role that is known. Write role: system, user, assistant or tool.',
      'error broken.prompt.yml:4:5: This message has no content that is text. Write the text of the message under content:.',
      'error broken.prompt.yml:7:14: jsonSchema is not valid JSON. Check it with a JSON parser; its tokens are not counted until then.',
    ]);
  });
});
