import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { answerOfResponse } from '../../../../shared/recording/exchange/answer-of-response.ts';
import { answerOfStream } from '../../../../shared/recording/exchange/answer-of-stream.ts';
import { bytesOfBase64, bytesOfHex } from '../../../../shared/recording/exchange/base64.ts';
import { unpackBrotli } from '../../../../node/files/unpack-brotli.ts';
import { decodeBody } from '../../../../shared/recording/exchange/decode-body.ts';
import { readEndpoint } from '../../../../shared/recording/exchange/endpoint.ts';
import { normalizeUsage } from '../../../../shared/usage/normalize-usage.ts';

describe('answerOfResponse', () => {
  it.each([
    [
      { choices: [{ message: { content: 'a' } }], model: 'm' },
      { model: 'm', text: 'a' },
    ],
    [{ choices: [{ text: 'a' }, { text: 'b' }] }, { text: 'a\nb' }],
    [{ choices: [{ message: { content: null, tool_calls: [] } }] }, {}],
    [
      {
        type: 'message',
        content: [
          { type: 'thinking', thinking: 'x' },
          { type: 'text', text: 'a' },
        ],
      },
      { text: 'a' },
    ],
    [
      { candidates: [{ content: { parts: [{ text: 'x', thought: true }, { text: 'a' }] } }] },
      { text: 'a' },
    ],
    [{ output: { message: { role: 'assistant', content: [{ text: 'a' }] } } }, { text: 'a' }],
    [
      { message: { content: 'a' }, done: true, model: 'llama3.2' },
      { model: 'llama3.2', text: 'a' },
    ],
    [
      { completion: ' a', model: 'claude-2.1' },
      { model: 'claude-2.1', text: ' a' },
    ],
    [{ error: { message: 'no', type: 'x' } }, { error: 'no' }],
    [{ error: 'no' }, { error: 'no' }],
  ])('reads %j', (response, answer) => {
    expect(answerOfResponse(response)).toEqual(answer);
  });

  it.each([[{ id: 1 }], [[]], ['text'], [{ output: [] }], [{ content: 'a page' }]])(
    'knows nobody in %j',
    (response) => {
      expect(answerOfResponse(response)).toBeUndefined();
    },
  );
});

describe('answerOfStream', () => {
  it('takes the last figures Anthropic tells of each kind', () => {
    const answer = answerOfStream([
      {
        type: 'message_start',
        message: { model: 'm', usage: { input_tokens: 43, output_tokens: 1 } },
      },
      { type: 'content_block_delta', delta: { type: 'text_delta', text: 'po' } },
      { type: 'content_block_delta', delta: { type: 'text_delta', text: 'ng' } },
      { type: 'message_delta', delta: {}, usage: { input_tokens: 61, output_tokens: 2 } },
    ]);
    expect(answer).toMatchObject({
      model: 'm',
      text: 'pong',
      usage: { value: { input_tokens: 61, output_tokens: 2 } },
    });
  });

  it('takes the whole response that OpenAI ends a stream with', () => {
    const response = {
      object: 'response',
      model: 'm',
      output: [{ content: [{ text: 'whole' }] }],
      usage: { input_tokens: 1 },
    };
    const events = [
      { type: 'response.output_text.delta', delta: 'part' },
      { type: 'response.completed', response },
    ];
    expect(answerOfStream(events)).toMatchObject({ model: 'm', text: 'whole' });
  });

  it('puts the chunks of Gemini together', () => {
    const chunk = (text: string, total: number): object => ({
      candidates: [{ content: { parts: [{ text }] } }],
      usageMetadata: { promptTokenCount: 3, totalTokenCount: total },
      modelVersion: 'gemini-2.5-flash',
    });
    const events = [chunk('a', 4), chunk('b', 5)].map((event) => JSON.parse(JSON.stringify(event)));
    expect(answerOfStream(events)).toMatchObject({
      text: 'ab',
      usage: { value: { totalTokenCount: 5 } },
    });
  });

  it('has no usage where the stream has none', () => {
    expect(answerOfStream([{ choices: [{ delta: { content: 'a' } }] }])).toEqual({ text: 'a' });
  });
});

describe('decodeBody', () => {
  const json = '{"a":1}';
  const packed = gzipSync(json);
  it.each([
    ['text', json],
    ['the value itself', { a: 1 }],
    ['base64', Buffer.from(json).toString('base64')],
    ['gzip in base64', packed.toString('base64')],
    ['gzip in base64 of several lines', packed.toString('base64').replaceAll(/(.{10})/g, '$1\n')],
    [
      'chunks of base64',
      [packed.subarray(0, 9).toString('base64'), packed.subarray(9).toString('base64')],
    ],
    ['chunks of hexadecimal digits in a text', JSON.stringify([packed.toString('hex')])],
  ])('reads %s', (_, stored) => {
    expect(decodeBody(stored)).toEqual({ kind: 'json', value: { a: 1 } });
  });

  it('reads the events of a stream, comments and blank lines aside', () => {
    const text = ': comment\n\nevent: x\n data: {"a":1}\n\ndata: [DONE]\n\n';
    expect(decodeBody(text)).toEqual({ kind: 'events', events: [{ a: 1 }] });
  });

  it('reads Zstandard', () => {
    // One raw block, as `zstd` writes so short a text.
    const frame = Buffer.from('28b52ffd2007390000', 'hex');
    const stored = Buffer.concat([frame, Buffer.from(json)]).toString('base64');
    expect(decodeBody(stored)).toEqual({ kind: 'json', value: { a: 1 } });
  });

  it('reads Brotli where the host unpacks it, and says so where it does not', () => {
    const stored = brotliCompressSync(json).toString('base64');
    expect(decodeBody(stored, unpackBrotli)).toEqual({ kind: 'json', value: { a: 1 } });
    const events = brotliCompressSync('data: {"a":1}\n\n').toString('hex');
    expect(decodeBody([events], unpackBrotli)).toEqual({ kind: 'events', events: [{ a: 1 }] });
    expect(decodeBody(stored)).toMatchObject({
      reason: 'neither JSON nor an event stream (Brotli is not read here)',
    });
  });

  it('gives a Brotli bomb up', () => {
    const bomb = brotliCompressSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64');
    expect(decodeBody(bomb, unpackBrotli)).toMatchObject({ kind: 'unread' });
  });

  it('says what it cannot read', () => {
    expect(decodeBody('<html>')).toEqual({ kind: 'unread', reason: 'plain text' });
    expect(decodeBody(null)).toEqual({ kind: 'empty' });
    expect(decodeBody(packed.subarray(0, 12).toString('base64'))).toMatchObject({ kind: 'unread' });
  });
});

describe('bytes in text', () => {
  it('decodes base64 as Node does', () => {
    for (let length = 0; length < 70; length += 1) {
      const bytes = Buffer.from(Array.from({ length }, (_, index) => (index * 37) % 256));
      expect(Buffer.from(bytesOfBase64(bytes.toString('base64')) ?? [])).toEqual(bytes);
      expect(Buffer.from(bytesOfBase64(bytes.toString('base64url')) ?? [])).toEqual(bytes);
      expect(Buffer.from(bytesOfHex(bytes.toString('hex')) ?? [])).toEqual(bytes);
    }
    expect(bytesOfBase64('no {json}')).toBeUndefined();
    expect(bytesOfHex('abc')).toBeUndefined();
  });
});

describe('readEndpoint', () => {
  it.each([
    ['https://api.openai.com/v1/chat/completions', { provider: 'openai', isOtherService: false }],
    ['https://api.openai.com:443/v1/embeddings', { provider: 'openai', isOtherService: true }],
    [
      'https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent?key=x',
      { provider: 'google', model: 'gemini-2.5-flash', isOtherService: false },
    ],
    [
      'https://bedrock-runtime.us-east-1.amazonaws.com/model/us.anthropic.claude-3-5-haiku-20241022-v1%3A0/invoke',
      {
        provider: 'aws',
        model: 'us.anthropic.claude-3-5-haiku-20241022-v1:0',
        isOtherService: false,
      },
    ],
    [
      'https://acme.openai.azure.com/openai/deployments/small/chat/completions?api-version=1',
      { provider: 'azure', model: 'small', isOtherService: false },
    ],
    ['http://localhost:11434/api/chat', { isOtherService: false }],
    ['https://api.openai.com.evil.example/v1/chat', { isOtherService: false }],
    ['no address', { isOtherService: false }],
  ])('reads %s', (url, endpoint) => {
    expect(readEndpoint(url)).toEqual(endpoint);
  });
});

describe('usage of tools', () => {
  it.each([
    [
      'Bedrock',
      {
        inputTokens: 4,
        outputTokens: 5,
        totalTokens: 1009,
        cacheReadInputTokens: 1000,
        cacheWriteInputTokens: 0,
      },
      { input: 4, cacheRead: 1000, cacheWrite5m: 0, output: 5 },
    ],
    [
      'AI SDK',
      {
        inputTokens: 104,
        inputTokenDetails: { cacheReadTokens: 100 },
        outputTokens: 5,
        totalTokens: 109,
      },
      { input: 4, cacheRead: 100, output: 5 },
    ],
    [
      'AI SDK 4',
      { promptTokens: 10, completionTokens: 2, totalTokens: 12 },
      { input: 10, output: 2 },
    ],
    [
      'LangChain',
      {
        input_tokens: 10,
        output_tokens: 2,
        total_tokens: 12,
        input_token_details: { cache_read: 8 },
      },
      { input: 2, cacheRead: 8, output: 2 },
    ],
    [
      'Inspect before 0.3.184',
      {
        input_tokens: 15235,
        output_tokens: 281,
        total_tokens: 15516,
        input_tokens_cache_read: 9088,
      },
      { input: 6147, cacheRead: 9088, output: 281 },
    ],
    [
      'Inspect since',
      {
        input_tokens: 6147,
        output_tokens: 281,
        total_tokens: 15516,
        input_tokens_cache_read: 9088,
      },
      { input: 6147, cacheRead: 9088, output: 281 },
    ],
    [
      'Codex',
      {
        input_tokens: 10,
        cached_input_tokens: 8,
        output_tokens: 5,
        reasoning_output_tokens: 4,
        total_tokens: 15,
      },
      { input: 2, cacheRead: 8, output: 5, reasoning: 4 },
    ],
    ['Ollama', { prompt_eval_count: 10, eval_count: 2 }, { input: 10, output: 2 }],
    [
      'Cohere',
      {
        billed_units: { input_tokens: 10, output_tokens: 2 },
        tokens: { input_tokens: 70, output_tokens: 3 },
      },
      { input: 10, output: 2 },
    ],
  ])('reads %s', (_, raw, usage) => {
    const read = normalizeUsage(raw);
    expect(read?.usage).toEqual(usage);
    expect(read?.problems).toEqual([]);
  });

  it('guesses whether cached tokens of a span lie inside its input, unless a total proves it', () => {
    const span = {
      'gen_ai.usage.input_tokens': 10,
      'gen_ai.usage.output_tokens': 2,
      'gen_ai.usage.cache_read.input_tokens': 4,
    };
    expect(normalizeUsage(span)).toMatchObject({ usage: { input: 6 }, guessed: true });
    expect(normalizeUsage({ ...span, 'gen_ai.usage.total_tokens': 16 })).toMatchObject({
      usage: { input: 10 },
      guessed: false,
    });
  });
});
