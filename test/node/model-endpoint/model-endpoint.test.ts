import { afterEach, describe, expect, it } from 'vitest';
import {
  createRewriter,
  type Rewriter,
  type RewriterRequest,
} from '../../../node/model-endpoint/create-rewriter.ts';
import { findEndpoint } from '../../../node/model-endpoint/find-endpoint.ts';
import type { ModelEndpoint } from '../../../node/model-endpoint/model-endpoint.ts';
import { postJson } from '../../../node/model-endpoint/post-json.ts';
import { rewriteRequest } from '../../../shared/compress/rewrite-request.ts';
import { defaultConfig } from '../../../shared/config/default-config.ts';
import { parseModelId } from '../../../shared/model/parse-model-id.ts';
import { answerWith, type FakeEndpoint, startEndpoint, statusOf } from './fake-endpoint.ts';

const KEY = 'sk-test-0123456789';
const REQUEST = rewriteRequest('A section.', { tokens: 100, targetTokens: 70 });

let endpoint: FakeEndpoint | undefined;

afterEach(async () => {
  await endpoint?.close();
  endpoint = undefined;
});

function at(name: string, endpointUrl?: string, env = {}): ModelEndpoint {
  return findEndpoint(parseModelId(name), endpointUrl, env);
}

async function rewriterAt(url: string, more: Partial<RewriterRequest> = {}): Promise<Rewriter> {
  return await createRewriter({
    model: 'llama3.1',
    endpoint: url,
    keepRatio: 0.7,
    maxUsd: 'none',
    pricing: defaultConfig().pricing,
    env: {},
    now: new Date('2026-11-22'),
    waits: { firstDelayMs: 1, timeoutMs: 300 },
    ...more,
  });
}

describe('asking a model', () => {
  it('speaks chat completions, with the key of the environment', async () => {
    endpoint = await startEndpoint([answerWith(() => 'Short.')]);
    const rewriter = await rewriterAt(endpoint.url, { env: { OPENAI_API_KEY: KEY } });
    expect(await rewriter.askModel(REQUEST)).toContain('Short.');
    expect(endpoint.seen[0]?.path).toBe('/v1/chat/completions');
    expect(endpoint.seen[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(JSON.parse(endpoint.seen[0]?.body ?? '')).toMatchObject({
      model: 'llama3.1',
      stream: false,
      max_tokens: 164,
    });
    expect(rewriter.report()).toEqual({ model: 'llama3.1', callCount: 1 });
  });

  it('speaks Anthropic’s messages', async () => {
    endpoint = await startEndpoint([answerWith(() => 'Short.')]);
    const rewriter = await rewriterAt(`${endpoint.url}/messages`, {
      env: { ANTHROPIC_API_KEY: KEY },
    });
    expect(await rewriter.askModel(REQUEST)).toContain('Short.');
    expect(endpoint.seen[0]?.headers['x-api-key']).toBe(KEY);
    expect(endpoint.seen[0]?.headers['anthropic-version']).toBe('2023-06-01');
  });

  it.each([429, 500, 503])('tries again after %i', async (status) => {
    endpoint = await startEndpoint([statusOf(status), answerWith(() => 'Short.')]);
    const rewriter = await rewriterAt(endpoint.url);
    expect(await rewriter.askModel(REQUEST)).toContain('Short.');
    expect(endpoint.seen).toHaveLength(2);
  });

  it('gives up after four tries, and asks for nothing more', async () => {
    endpoint = await startEndpoint([statusOf(503)]);
    const rewriter = await rewriterAt(endpoint.url);
    expect(await rewriter.askModel(REQUEST)).toBeUndefined();
    expect(await rewriter.askModel(REQUEST)).toBeUndefined();
    expect(endpoint.seen).toHaveLength(4);
    expect(rewriter.report().stopped).toMatchObject({ kind: 'endpoint' });
  });

  it('does not say its key, nor what the server said, when it fails', async () => {
    endpoint = await startEndpoint([statusOf(401)]);
    const rewriter = await rewriterAt(endpoint.url, { env: { OPENAI_API_KEY: KEY } });
    await rewriter.askModel(REQUEST);
    const said = JSON.stringify(rewriter.report());
    expect(said).toContain('answered 401');
    expect(said).not.toContain(KEY);
    expect(said).not.toContain('secret-detail');
    expect(endpoint.seen).toHaveLength(1);
  });

  it('follows no redirect', async () => {
    endpoint = await startEndpoint([statusOf(307, { location: 'http://127.0.0.1:9/elsewhere' })]);
    const rewriter = await rewriterAt(endpoint.url);
    expect(await rewriter.askModel(REQUEST)).toBeUndefined();
    expect(rewriter.report().stopped).toMatchObject({ reason: expect.stringContaining('307') });
  });

  it('waits no longer than it was told', async () => {
    endpoint = await startEndpoint([() => undefined]);
    const url = new URL(endpoint.url);
    const posted = postJson({ url, headers: {}, body: {}, timeoutMs: 300, firstDelayMs: 1 });
    await expect(posted).rejects.toThrow('no answer within 0.3 s');
    // What is not answered may be paid for all the same.
    expect(endpoint.seen).toHaveLength(1);
  });

  it('ends a stream that never ends', async () => {
    endpoint = await startEndpoint([
      (_, response) => {
        const drip = setInterval(() => response.write(' '), 5);
        response.on('close', () => clearInterval(drip));
      },
    ]);
    const url = new URL(endpoint.url);
    const posted = postJson({ url, headers: {}, body: {}, timeoutMs: 60, firstDelayMs: 1 });
    await expect(posted).rejects.toThrow('no answer within 0.06 s');
  });

  it('says of an endpoint that is down that it cannot be reached', async () => {
    endpoint = await startEndpoint([statusOf(200)]);
    await endpoint.close();
    const rewriter = await rewriterAt(endpoint.url, { env: { OPENAI_API_KEY: KEY } });
    expect(await rewriter.askModel(REQUEST)).toBeUndefined();
    const { stopped } = rewriter.report();
    expect(stopped).toMatchObject({ reason: expect.stringContaining('cannot be reached') });
    expect(JSON.stringify(stopped)).not.toContain(KEY);
  });

  it('reads no answer without end', async () => {
    endpoint = await startEndpoint([
      (_, response) => response.end(`"${'x'.repeat(5 * 1024 * 1024)}"`),
    ]);
    const url = new URL(endpoint.url);
    await expect(postJson({ url, headers: {}, body: {} })).rejects.toThrow('too long');
  });

  it.each([
    ['no JSON', 'hello'],
    ['no answer', '{"error":"x"}'],
    ['no choices', '{"choices":[]}'],
  ])('takes %s for no answer', async (_, body) => {
    endpoint = await startEndpoint([(__, response) => response.end(body)]);
    const rewriter = await rewriterAt(endpoint.url);
    expect(await rewriter.askModel(REQUEST)).toBeUndefined();
  });
});

describe('the spending fuse', () => {
  it('lets calls pass until the next could be too dear', async () => {
    endpoint = await startEndpoint([answerWith(() => 'Short.')]);
    const rewriter = await rewriterAt(endpoint.url, { model: 'openai/gpt-4o', maxUsd: '0.005' });
    const answers: (string | undefined)[] = [];
    for (let call = 0; call < 5; call += 1) answers.push(await rewriter.askModel(REQUEST));
    // 400 input and 60 output tokens of gpt-4o are $0.0016; the most a call can cost is a little more.
    expect(answers.filter((answer) => answer !== undefined)).toHaveLength(endpoint.seen.length);
    expect(endpoint.seen.length).toBeLessThan(4);
    expect(rewriter.report()).toMatchObject({ stopped: { kind: 'fuse' } });
    expect(rewriter.report().spentUsd).toBeLessThanOrEqual(0.005);
    expect(rewriter.report().spentUsd).toBeGreaterThan(0);
  });

  it.each([-5000, 0.5, 1e300])(
    'books the most when an endpoint says it used %d tokens',
    async (tokens) => {
      const usage = { prompt_tokens: tokens, completion_tokens: tokens };
      const choices = [{ message: { content: '<shorter>Short.</shorter>' } }];
      endpoint = await startEndpoint([
        (_, response) => response.end(JSON.stringify({ choices, usage })),
      ]);
      const rewriter = await rewriterAt(endpoint.url, { model: 'openai/gpt-4o', maxUsd: '0.005' });
      for (let call = 0; call < 9; call += 1) await rewriter.askModel(REQUEST);
      expect(rewriter.report()).toMatchObject({ stopped: { kind: 'fuse' } });
      expect(rewriter.report().spentUsd).toBeGreaterThan(0);
      expect(rewriter.report().spentUsd).toBeLessThanOrEqual(0.005);
    },
  );

  it('lets nothing pass at nothing', async () => {
    endpoint = await startEndpoint([answerWith(() => 'Short.')]);
    const rewriter = await rewriterAt(endpoint.url, { model: 'openai/gpt-4o', maxUsd: '0' });
    expect(await rewriter.askModel(REQUEST)).toBeUndefined();
    expect(endpoint.seen).toEqual([]);
  });

  it('asks for a word when the price is not known', async () => {
    await expect(rewriterAt('http://127.0.0.1:9/v1', { maxUsd: '1' })).rejects.toThrow(
      'No price is known for llama3.1',
    );
    await expect(rewriterAt('http://127.0.0.1:9/v1', { maxUsd: 'lots' })).rejects.toThrow(
      '--max-usd is no amount',
    );
  });
});

describe('where a model is asked', () => {
  it('is its provider, with the key of the environment', () => {
    const { url, apiKey } = at('claude-sonnet-4-5', undefined, { ANTHROPIC_API_KEY: KEY });
    expect([url.href, apiKey]).toEqual(['https://api.anthropic.com/v1/messages', KEY]);
    expect(at('gpt-4o', undefined, { OPENAI_API_KEY: KEY }).url.host).toBe('api.openai.com');
  });

  it('gets no key over an open line to another machine', () => {
    const env = { OPENAI_API_KEY: KEY };
    expect(at('m', 'http://example.com/v1', env).apiKey).toBeUndefined();
    expect(at('m', 'https://example.com/v1', env).apiKey).toBe(KEY);
    expect(at('m', 'http://localhost:1/v1', env).apiKey).toBe(KEY);
  });

  it.each([
    ['gpt-4o', undefined, 'OPENAI_API_KEY is not set'],
    ['llama3.1', undefined, 'Where to ask llama3.1 is not known'],
    ['m', 'not a url', '--endpoint is no URL'],
    ['m', 'file:///etc/passwd', '--endpoint is no http'],
    ['m', 'https://user:pass@example.com', '--endpoint holds a password'],
  ])('is not known for %s at %s', (name, url, message) => {
    expect(() => at(name, url)).toThrow(message);
  });
});
