import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { COUNT_PROTOCOLS } from '../../../node/verify-counts/count-protocols.ts';
import { verifyCounts, type MissingCount } from '../../../node/verify-counts/verify-counts.ts';
import { presentVerification } from '../../../shared/report/present-verification.ts';
import { parseModelId } from '../../../shared/model/parse-model-id.ts';
import {
  findInCounts,
  parseVerifiedCounts,
  requestKey,
  writeVerifiedCounts,
  type CountedRequest,
} from '../../../shared/tokenizer/verified-counts.ts';
import { runCli } from '../../cli/run-cli.ts';
import { makeRepository } from '../git/scratch-repository.ts';
import {
  startEndpoint,
  statusOf,
  type FakeEndpoint,
  type SeenRequest,
} from '../model-endpoint/fake-endpoint.ts';

const KEY = 'sk-secret-0123456789';
const PROMPT =
  'model: anthropic/claude-sonnet-5\nmessages:\n  - role: system\n    content: "Be kind."\n  - role: user\n    content: "Answer in one word."\n';

let endpoint: FakeEndpoint | undefined;

afterEach(async () => {
  await endpoint?.close();
  endpoint = undefined;
});

type Answer = Parameters<typeof startEndpoint>[0][number];

function countOf(answer: object): Answer {
  return (_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  };
}

/** What an endpoint on this machine saw and answered, for `environment`. */
async function serve(answers: readonly Answer[]): Promise<Record<string, string>> {
  endpoint = await startEndpoint(answers);
  const origin = new URL(endpoint.url).origin;
  return {
    ANTHROPIC_API_KEY: KEY,
    ANTHROPIC_BASE_URL: origin,
    GEMINI_API_KEY: KEY,
    GOOGLE_GEMINI_BASE_URL: origin,
    PROMPTFARE_VOCABULARIES: '',
  };
}

function requestOf(...texts: readonly string[]): CountedRequest {
  return { messages: texts.map((text) => ({ role: 'user' as const, text })), tools: [] };
}

function missingOf(model: string, request: CountedRequest): MissingCount {
  return { model: parseModelId(model), request, key: requestKey(request) ?? '' };
}

const FAST = { pauseMs: 0, waits: { firstDelayMs: 1, timeoutMs: 500 } };

describe('promptfare count --verify-counts', () => {
  it('asks once, keeps the count without the text, and is exact from then on', async () => {
    const env = await serve([countOf({ input_tokens: 321 })]);
    const made = makeRepository();
    made.write({ 'prompts/a.prompt.yml': PROMPT });
    const before = await runCli(made.root, ['count', '--json'], { env });
    const asked = await runCli(made.root, ['count', '--verify-counts', '--json'], { env });
    expect(asked.code).toBe(0);
    expect(asked.error).toBe('1 request counted by its provider, kept in promptfare.counts.json\n');
    expect(before.out).not.toContain('321');
    const after = await runCli(made.root, ['count', '--json'], { env });
    expect(after.out).toBe(asked.out);
    expect(after.out).toContain('321');
    expect(after.out).toContain('"exact"');
    expect(endpoint?.seen).toHaveLength(1);
    const file = readFileSync(join(made.root, 'promptfare.counts.json'), 'utf8');
    expect(file).toMatch(/"claude-sonnet-5": \{\n +"[0-9a-f]{64}": 321/);
    expect(file).not.toContain('kind');
    expect(`${file}${asked.out}${asked.error}`).not.toContain(KEY);
  });

  it('counts a changed text anew', async () => {
    const env = await serve([countOf({ input_tokens: 321 })]);
    const made = makeRepository();
    made.write({ 'prompts/a.prompt.yml': PROMPT });
    await runCli(made.root, ['count', '--verify-counts'], { env });
    made.write({ 'prompts/a.prompt.yml': PROMPT.replace('one word', 'two words') });
    const { out } = await runCli(made.root, ['count', '--json'], { env });
    expect(out).not.toContain('321');
    expect(out).toContain('"estimated"');
  });

  it('asks for the key that is missing', async () => {
    const made = makeRepository();
    made.write({ 'prompts/a.prompt.yml': PROMPT });
    const { code, error } = await runCli(made.root, ['count', '--verify-counts'], { env: {} });
    expect(code).toBe(2);
    expect(error).toContain('ANTHROPIC_API_KEY');
  });

  it('replaces a link of the name of its file instead of following it', async () => {
    const env = await serve([countOf({ input_tokens: 9 })]);
    const made = makeRepository();
    made.write({ 'prompts/a.prompt.yml': PROMPT });
    const outside = join(mkdtempSync(join(tmpdir(), 'promptfare-counts-')), 'counts.json');
    writeFileSync(outside, '{"version":1,"counts":{}}');
    symlinkSync(outside, join(made.root, 'promptfare.counts.json'));
    await runCli(made.root, ['count', '--verify-counts'], { env });
    expect(readFileSync(outside, 'utf8')).toBe('{"version":1,"counts":{}}');
  });

  it('refuses a file that is none of its own', async () => {
    const made = makeRepository();
    made.write({ 'prompts/a.prompt.yml': PROMPT, 'promptfare.counts.json': '{"version":2}' });
    const { code, error } = await runCli(made.root, ['count']);
    expect(code).toBe(2);
    expect(error).toContain(
      'promptfare.counts.json cannot be used: it is no file of verified counts: wrong at version',
    );
  });
});

describe('asking a provider to count', () => {
  it('speaks Anthropic’s count_tokens', async () => {
    const env = await serve([countOf({ input_tokens: 12 })]);
    const request: CountedRequest = {
      messages: [
        { role: 'system', text: 'Be kind.' },
        { role: 'user', text: 'Hello' },
      ],
      tools: [],
    };
    const missing = [missingOf('anthropic/claude-opus-5', request)];
    const { counts } = await verifyCounts({ counts: new Map(), missing, env, ...FAST });
    expect(findInCounts(counts)(request, parseModelId('claude-opus-5'))).toBe(12);
    const seen: SeenRequest | undefined = endpoint?.seen[0];
    expect(seen?.path).toBe('/v1/messages/count_tokens');
    expect(seen?.headers['x-api-key']).toBe(KEY);
    expect(JSON.parse(seen?.body ?? '')).toEqual({
      model: 'claude-opus-5',
      system: 'Be kind.',
      messages: [{ role: 'user', content: 'Hello' }],
    });
  });

  it('speaks Gemini’s countTokens', async () => {
    const env = await serve([countOf({ totalTokens: 5 })]);
    const missing = [missingOf('gemini-2.5-pro', requestOf('Hello'))];
    const { verification } = await verifyCounts({ counts: new Map(), missing, env, ...FAST });
    expect(verification.askedCount).toBe(1);
    const seen: SeenRequest | undefined = endpoint?.seen[0];
    expect(seen?.path).toBe('/v1beta/models/gemini-2.5-pro:countTokens');
    expect(seen?.headers['x-goog-api-key']).toBe(KEY);
    expect(JSON.parse(seen?.body ?? '')).toEqual({
      generateContentRequest: {
        model: 'models/gemini-2.5-pro',
        contents: [{ role: 'user', parts: [{ text: 'Hello' }] }],
      },
    });
  });

  it('keeps what it has when the provider stops answering, and says so without a secret', async () => {
    const env = await serve([countOf({ input_tokens: 3 }), statusOf(401)]);
    const missing = ['one', 'two', 'three'].map((text) =>
      missingOf('claude-opus-5', requestOf(text)),
    );
    const { counts, verification } = await verifyCounts({
      counts: new Map(),
      missing,
      env,
      ...FAST,
    });
    expect(counts.get('claude-opus-5')?.size).toBe(1);
    expect(verification).toMatchObject({ askedCount: 1, leftCount: 2 });
    const said = presentVerification(verification, 'counts.json');
    expect(said).toContain('401');
    expect(said).not.toContain(KEY);
    expect(said).not.toContain('secret-detail');
  });

  it('asks at most 200 times in a run', async () => {
    const env = await serve([countOf({ input_tokens: 3 })]);
    const missing = Array.from({ length: 203 }, (_, index) =>
      missingOf('claude-opus-5', requestOf(`text ${index}`)),
    );
    const { verification } = await verifyCounts({ counts: new Map(), missing, env, ...FAST });
    expect(verification).toMatchObject({ askedCount: 200, leftCount: 3 });
    expect(endpoint?.seen).toHaveLength(200);
  });

  it.each([
    ['a model that no provider counts', missingOf('gpt-4o', requestOf('Hello'))],
    ['a request without a turn', missingOf('claude-opus-5', requestOf())],
    ['an empty turn', missingOf('claude-opus-5', requestOf(' '))],
  ])('leaves alone %s', async (_, missing) => {
    const asked = { counts: new Map(), missing: [missing], env: {} };
    const { verification } = await verifyCounts(asked);
    expect(verification).toEqual({ askedCount: 0, leftCount: 0, unaskableCount: 1 });
  });

  it.each(['http://example.com', 'ftp://localhost', 'nothing'])(
    'never sends a key to %s',
    async (base) => {
      const env = { ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: base };
      const missing = [missingOf('claude-opus-5', requestOf('Hello'))];
      const asking = verifyCounts({ counts: new Map(), missing, env });
      await expect(asking).rejects.toThrow('ANTHROPIC_BASE_URL is no https URL');
    },
  );

  it('asks the providers’ own hosts over https', () => {
    for (const { baseUrl } of COUNT_PROTOCOLS) expect(baseUrl).toMatch(/^https:\/\//);
  });
});

describe('a file of verified counts', () => {
  it('is sorted and comes back', () => {
    const counts = new Map([
      ['b', new Map([['f'.repeat(64), 2]])],
      [
        'a',
        new Map([
          ['1'.repeat(64), 4],
          ['0'.repeat(64), 3],
        ]),
      ],
    ]);
    const text = writeVerifiedCounts(counts);
    expect(parseVerifiedCounts(text)).toEqual({ kind: 'read', counts });
    expect(text.indexOf('0000')).toBeLessThan(text.indexOf('1111'));
    expect(text.indexOf('"a"')).toBeLessThan(text.indexOf('"b"'));
  });

  it.each(['', '{}', '{"version":1,"counts":{"a":{"nothex":1}}}', '[1]'])('is not %j', (text) =>
    expect(parseVerifiedCounts(text).kind).toBe('unreadable'),
  );

  it('has no key for media or tools', () => {
    expect(requestKey({ messages: [], tools: [{}] })).toBeUndefined();
    const withImage = { role: 'user' as const, text: 'See', mediaCount: 1 };
    expect(requestKey({ messages: [withImage], tools: [] })).toBeUndefined();
  });

  it('knows texts that differ only in where a message ends', () => {
    expect(requestKey(requestOf('a', 'b'))).not.toBe(requestKey(requestOf('a","b')));
  });
});
