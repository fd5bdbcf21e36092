import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';
import type { ModelId } from '../../../shared/model/model-id.ts';
import { countRequestTokens, countToolTokens } from '../../../shared/tokenizer/chat-framing.ts';
import { CHAT_FRAMINGS, findChatFraming } from '../../../shared/tokenizer/chat-framings.ts';
import { loadTokenizer } from '../../../shared/tokenizer/load-tokenizer.ts';
import { TOKENIZER_FAMILIES } from '../../../shared/tokenizer/tokenizer-families.ts';
import { countSchemaTokens } from '../../../shared/tokenizer/tool-tokens.ts';

function model(name: string, provider?: string): ModelId {
  return provider ? { written: name, name, provider } : { written: name, name };
}

const HELLO = [
  { role: 'system', text: 'You are a helpful assistant.' },
  { role: 'user', text: 'Hello!' },
] as const;

const WEATHER = {
  type: 'function',
  function: {
    name: 'get_current_weather',
    description: 'Get the current weather in a given location',
    parameters: {
      type: 'object',
      properties: {
        location: { type: 'string', description: 'The city and state, e.g. San Francisco, CA' },
        unit: {
          type: 'string',
          description: 'The unit of temperature to return',
          enum: ['celsius', 'fahrenheit'],
        },
      },
      required: ['location'],
    },
  },
};

describe('countRequestTokens', () => {
  it.each([
    // The usage that OpenAI's API reference shows for this request.
    ['gpt-4o', 19],
    ['gpt-3.5-turbo', 19],
    ['gpt-5', 18],
  ])('counts the greeting for %s as %i tokens', async (name, tokens) => {
    const tokenizer = await loadTokenizer(model(name), loadVocabulary);
    expect(countRequestTokens(HELLO, tokenizer, model(name))).toBe(tokens);
  });

  it.each([
    ['claude-sonnet-4-5', 7],
    ['claude-opus-4-7', 11],
    ['claude-sonnet-5', 6],
    ['gemini-2.5-pro', 0],
    ['llama-3.3-70b', 10],
  ])('adds to one user message for %s %i tokens', async (name, tokens) => {
    const tokenizer = await loadTokenizer(model(name), loadVocabulary);
    const request = countRequestTokens([{ role: 'user', text: 'Hi' }], tokenizer, model(name));
    expect(request - tokenizer.countTokens('Hi')).toBe(tokens);
  });

  it('counts no messages as nothing', async () => {
    const tokenizer = await loadTokenizer(model('gpt-4o'), loadVocabulary);
    expect(countRequestTokens([], tokenizer, model('gpt-4o'))).toBe(0);
  });

  it('takes the framing of the provider for a model it does not know', () => {
    expect(findChatFraming(model('our-tuned-model', 'anthropic')).prefixes).toContain('claude');
    expect(findChatFraming(model('mystery')).source).toContain('assumed');
  });
});

describe('countToolTokens', () => {
  it.each([
    // The totals that the cookbook prints for its example.
    ['gpt-4o', 101],
    ['gpt-4', 105],
  ])('follows the published rule for %s', async (name, tokens) => {
    const tokenizer = await loadTokenizer(model(name), loadVocabulary);
    const messages = [
      {
        role: 'system',
        text: 'You are a helpful assistant that can answer to questions about the weather.',
      },
      { role: 'user', text: "What's the weather like in San Francisco?" },
    ] as const;
    const request = countRequestTokens(messages, tokenizer, model(name));
    expect(request + countToolTokens([WEATHER], tokenizer, model(name))).toBe(tokens);
  });

  it('reads a tool in any provider shape', async () => {
    const tokenizer = await loadTokenizer(model('gpt-4o'), loadVocabulary);
    const { name, description, parameters } = WEATHER.function;
    const flat = { name, description, input_schema: parameters };
    const count = countToolTokens([flat], tokenizer, model('gpt-4o'));
    expect(count).toBe(countToolTokens([WEATHER], tokenizer, model('gpt-4o')));
  });

  it('adds the system prompt of Claude once', async () => {
    const tokenizer = await loadTokenizer(model('claude-sonnet-4-5'), loadVocabulary);
    const one = countToolTokens([WEATHER], tokenizer, model('claude-sonnet-4-5'));
    const two = countToolTokens([WEATHER, WEATHER], tokenizer, model('claude-sonnet-4-5'));
    expect(one).toBeGreaterThan(496);
    expect(two - one).toBeLessThan(200);
  });

  it.each([
    ['claude-opus-4-8', 290],
    ['claude-sonnet-4.6', 497],
    ['claude-opus-4-20250514', 313],
    ['claude-3-7-sonnet-20250219', 346],
    ['claude-3-5-sonnet-20240620', 294],
    ['claude-haiku-3-5', 264],
    ['claude-opus-5', 354],
  ])('knows the system prompt that tools bring for %s', async (name, tokens) => {
    const tokenizer = { ...(await loadTokenizer(model(name), loadVocabulary)) };
    const count = countToolTokens([WEATHER], { ...tokenizer, countTokens: () => 0 }, model(name));
    expect(count).toBe(tokens);
  });

  it.each([
    [null],
    [[]],
    ['text'],
    [{ name: 5 }],
    [{ function: { name: 'a', parameters: { properties: [] } } }],
  ])('counts the odd tool %j', async (tool) => {
    const tokenizer = await loadTokenizer(model('gpt-4o'), loadVocabulary);
    expect(countToolTokens([tool], tokenizer, model('gpt-4o'))).toBeGreaterThan(0);
  });

  it('survives a schema of any depth', async () => {
    const tokenizer = await loadTokenizer(model('gpt-4o'), loadVocabulary);
    let schema: object = { type: 'string' };
    for (let depth = 0; depth < 20_000; depth += 1) schema = { properties: { a: schema } };
    const tool = JSON.parse('{"name":"deep","parameters":null}');
    tool.parameters = schema;
    expect(countToolTokens([tool], tokenizer, model('gpt-4o'))).toBeGreaterThan(20_000);
  });

  it('counts a response schema as its JSON', async () => {
    const tokenizer = await loadTokenizer(model('gpt-4o'), loadVocabulary);
    const schema = { type: 'object', properties: { a: { enum: ['x', 1, null, true] } } };
    const tokens = tokenizer.countTokens(JSON.stringify(schema));
    expect(countSchemaTokens(schema, tokenizer)).toBe(tokens);
  });
});

it.each([...TOKENIZER_FAMILIES, ...CHAT_FRAMINGS])(
  'the row of $prefixes has a source and a day',
  (row) => {
    expect(row.source).not.toBe('');
    expect(row.seen).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  },
);
