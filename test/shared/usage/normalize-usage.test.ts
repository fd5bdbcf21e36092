import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../shared/text/json.ts';
import { normalizeUsage } from '../../../shared/usage/normalize-usage.ts';
import type { UsageConvention } from '../../../shared/usage/usage-convention.ts';
import { totalInputTokens } from '../../../shared/usage/usage.ts';
import type { Usage } from '../../../shared/usage/usage.ts';

type Row = {
  readonly what: string;
  readonly raw: Json;
  readonly convention: UsageConvention;
  readonly usage: Usage;
  readonly guessed?: boolean;
};

const ROWS: readonly Row[] = [
  {
    what: 'OpenAI chat: cached tokens are part of the prompt',
    raw: {
      prompt_tokens: 1466,
      completion_tokens: 64,
      total_tokens: 1530,
      prompt_tokens_details: { cached_tokens: 1280, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 16 },
    },
    convention: 'openai-chat',
    usage: { input: 186, cacheRead: 1280, output: 64, reasoning: 16 },
  },
  {
    what: 'OpenAI chat without details',
    raw: {
      prompt_tokens: 55,
      completion_tokens: 76,
      total_tokens: 131,
      prompt_tokens_details: null,
    },
    convention: 'openai-chat',
    usage: { input: 55, output: 76 },
  },
  {
    what: 'OpenAI chat that writes to the cache',
    raw: {
      prompt_tokens: 2000,
      completion_tokens: 10,
      total_tokens: 2010,
      prompt_tokens_details: { cached_tokens: 500, cache_write_tokens: 1400 },
    },
    convention: 'openai-chat',
    usage: { input: 100, cacheRead: 500, cacheWrite5m: 1400, output: 10 },
    guessed: true,
  },
  {
    what: 'Moonshot keeps cached tokens beside the counts',
    raw: { prompt_tokens: 100, completion_tokens: 8, total_tokens: 108, cached_tokens: 60 },
    convention: 'openai-chat',
    usage: { input: 40, cacheRead: 60, output: 8 },
  },
  {
    what: "Anthropic's figures in OpenAI's names, told by the total",
    raw: {
      prompt_tokens: 31,
      completion_tokens: 47,
      total_tokens: 2078,
      cache_read_input_tokens: 2000,
    },
    convention: 'openai-chat',
    usage: { input: 31, cacheRead: 2000, output: 47 },
  },
  {
    what: 'a cache larger than the prompt cannot be part of it',
    raw: { prompt_tokens: 31, completion_tokens: 47, cache_read_input_tokens: 2000 },
    convention: 'openai-chat',
    usage: { input: 31, cacheRead: 2000, output: 47 },
    guessed: true,
  },
  {
    what: 'xAI counts reasoning beside the completion, told by the total',
    raw: {
      prompt_tokens: 20,
      completion_tokens: 5,
      total_tokens: 325,
      completion_tokens_details: { reasoning_tokens: 300 },
    },
    convention: 'openai-chat',
    usage: { input: 20, output: 305, reasoning: 300 },
  },
  {
    what: 'embeddings have input only',
    raw: { prompt_tokens: 8, total_tokens: 8 },
    convention: 'openai-chat',
    usage: { input: 8, output: 0 },
  },
  {
    what: 'OpenAI responses',
    raw: {
      input_tokens: 79,
      input_tokens_details: { cached_tokens: 64 },
      output_tokens: 22,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: 101,
    },
    convention: 'openai-responses',
    usage: { input: 15, cacheRead: 64, output: 22, reasoning: 0 },
  },
  {
    what: 'Anthropic: cache tokens stand beside the input, writes split by time to live',
    raw: {
      input_tokens: 14,
      cache_creation_input_tokens: 145,
      cache_read_input_tokens: 4418,
      output_tokens: 58,
      cache_creation: { ephemeral_5m_input_tokens: 100, ephemeral_1h_input_tokens: 45 },
    },
    convention: 'anthropic',
    usage: { input: 14, cacheRead: 4418, cacheWrite5m: 100, cacheWrite1h: 45, output: 58 },
  },
  {
    what: 'Anthropic before the split existed',
    raw: {
      input_tokens: 50,
      output_tokens: 25,
      cache_creation_input_tokens: 5,
      cache_read_input_tokens: 15,
    },
    convention: 'anthropic',
    usage: { input: 50, cacheRead: 15, cacheWrite5m: 5, output: 25 },
    guessed: true,
  },
  {
    what: 'two bare counts mean the same by every convention',
    raw: { input_tokens: 43, output_tokens: 1 },
    convention: 'anthropic',
    usage: { input: 43, output: 1 },
    guessed: true,
  },
  {
    what: 'Gemini: thoughts stand beside the candidates',
    raw: {
      promptTokenCount: 9,
      candidatesTokenCount: 29,
      totalTokenCount: 320,
      thoughtsTokenCount: 282,
    },
    convention: 'gemini',
    usage: { input: 9, output: 311, reasoning: 282 },
  },
  {
    what: 'Gemini: cached content is part of the prompt, tool results are not',
    raw: {
      prompt_token_count: 1000,
      cached_content_token_count: 900,
      tool_use_prompt_token_count: 50,
      candidates_token_count: 10,
      total_token_count: 1060,
    },
    convention: 'gemini',
    usage: { input: 150, cacheRead: 900, output: 10 },
  },
  {
    what: 'Gemini leaves zeros out: a blocked answer has no candidates',
    raw: { promptTokenCount: 12, totalTokenCount: 12 },
    convention: 'gemini',
    usage: { input: 12, output: 0 },
  },
  {
    what: 'DeepSeek: hits are part of the prompt',
    raw: {
      prompt_tokens: 120,
      completion_tokens: 20,
      total_tokens: 140,
      prompt_cache_hit_tokens: 64,
      prompt_cache_miss_tokens: 56,
    },
    convention: 'deepseek',
    usage: { input: 56, cacheRead: 64, output: 20 },
  },
  {
    what: 'promptfoo',
    raw: { total: 72, prompt: 37, completion: 35, cached: 0, numRequests: 1 },
    convention: 'promptfoo',
    usage: { input: 37, output: 35 },
  },
  {
    what: "promptfoo's disk cache is no class of ours",
    raw: { cached: 1530, total: 1530 },
    convention: 'promptfoo',
    usage: {},
  },
  {
    what: 'promptfoo writes zeros for what it does not know',
    raw: { total: 0, prompt: 0, completion: 0, cached: 0, completionDetails: { reasoning: 0 } },
    convention: 'promptfoo',
    usage: {},
  },
];

describe('normalizeUsage', () => {
  it.each(ROWS)('reads $what', ({ raw, convention, usage, guessed = false }) => {
    expect(normalizeUsage(raw)).toMatchObject({ usage, convention, guessed, problems: [] });
    expect(normalizeUsage(raw)?.usage).toEqual(usage);
  });

  it.each<[string, Json | undefined]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', 12],
    ['a list', [1]],
    ['an object without counts', { latency: 3 }],
    ['the keys of a prototype', JSON.parse('{"__proto__": {"prompt_tokens": 3}}')],
  ])('finds no usage in %s', (_, raw) => expect(normalizeUsage(raw)).toBeUndefined());

  it.each<[string, Json]>([
    ['is negative', -1],
    ['is not a whole number', 1.5],
    ['is too large for a token count', 1e300],
    ['is not a number', '12'],
    ['is not a whole number', JSON.parse('1e999')],
  ])('refuses a count that %s', (message, count) => {
    const read = normalizeUsage({ prompt_tokens: count, completion_tokens: 5 });
    expect(read?.usage).toEqual({ output: 5 });
    expect(read?.problems).toEqual([{ field: 'prompt_tokens', message }]);
  });

  it('keeps null apart from zero', () => {
    expect(normalizeUsage({ prompt_tokens: null, completion_tokens: 0 })?.usage).toEqual({
      output: 0,
    });
  });

  it('says so when the total fits no reading', () => {
    const read = normalizeUsage({ prompt_tokens: 10, completion_tokens: 5, total_tokens: 99 });
    expect(read).toMatchObject({ guessed: true, usage: { input: 10, output: 5 } });
    expect(read?.problems).toEqual([
      { field: 'total_tokens', message: 'is 99, but its parts add up to 15' },
    ]);
  });

  it('says so when the parts of a cache write do not add up', () => {
    const read = normalizeUsage({
      input_tokens: 1,
      output_tokens: 1,
      cache_creation_input_tokens: 100,
      cache_creation: { ephemeral_5m_input_tokens: 60, ephemeral_1h_input_tokens: 10 },
    });
    expect(read).toMatchObject({ guessed: true, usage: { cacheWrite5m: 100 } });
    expect(read?.problems).toHaveLength(1);
  });

  it('believes a caller who knows that the provider keeps cache tokens beside the input', () => {
    const raw = {
      prompt: 900,
      completion: 20,
      total: 920,
      completionDetails: { cacheReadInputTokens: 300 },
    };
    expect(normalizeUsage(raw, { cacheTokens: 'beside-input' })).toMatchObject({
      usage: { input: 900, cacheRead: 300, output: 20 },
      guessed: true,
    });
    expect(normalizeUsage(raw, { cacheTokens: 'inside-input' })).toMatchObject({
      usage: { input: 600, cacheRead: 300, output: 20 },
      guessed: false,
    });
  });

  it('keeps the classes disjoint: input and cache add up to the OpenAI prompt', () => {
    const count = fc.nat(1_000_000);
    fc.assert(
      fc.property(count, count, count, (uncached, cached, output) => {
        const prompt = uncached + cached;
        const read = normalizeUsage({
          prompt_tokens: prompt,
          completion_tokens: output,
          total_tokens: prompt + output,
          prompt_tokens_details: { cached_tokens: cached },
        });
        expect(read && totalInputTokens(read.usage)).toBe(prompt);
        expect(read?.usage.output).toBe(output);
      }),
    );
  });

  it('never throws and never makes a negative count', () => {
    const names = ['prompt_tokens', 'completion_tokens', 'total_tokens', 'input_tokens', 'prompt'];
    const odd = fc.oneof(fc.jsonValue(), fc.integer(), fc.double());
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names, 'cached_tokens'), odd), (raw) => {
        const counts = Object.values(normalizeUsage(JSON.parse(JSON.stringify(raw)))?.usage ?? {});
        expect(counts.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
      }),
    );
  });
});
