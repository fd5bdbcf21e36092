import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecording } from '../../../shared/recording/read-recording.ts';
import type { Sample } from '../../../shared/recording/recording.ts';
import { writeFareJsonl } from '../../../shared/recording/write-fare-jsonl.ts';
import { linesOf, readFixture } from './fixture.ts';

describe('fare-jsonl recordings', () => {
  it('reads every field of a line', () => {
    const { samples, problems, format } = readFixture('fare/support.fare.jsonl');
    expect({ format, problems }).toEqual({ format: 'fare-jsonl', problems: [] });
    expect(samples[0]).toEqual({
      key: 'orders/1',
      suite: 'support',
      description: 'asks for a parcel',
      model: 'claude-sonnet-4-5',
      provider: 'anthropic',
      usage: {
        input: 31,
        cacheRead: 2000,
        cacheWrite5m: 240,
        cacheWrite1h: 0,
        output: 47,
        reasoning: 12,
      },
      usageSource: 'recorded',
      graderUsage: { input: 640, output: 73 },
      passed: true,
      score: 0.9,
      latencyMs: 812,
      startedAt: '2026-04-11T09:12:44.120Z',
      recordedCostUsd: 0.0024,
      promptRef: { path: 'prompts/orders.prompt.yml', label: 'orders', template: '{{question}}' },
      vars: { question: 'Where is my order?', tags: ['vip', null, { n: 1.5 }] },
      messages: [
        { role: 'system', text: 'You answer questions about orders.' },
        { role: 'user', text: 'Where is my order?', mediaCount: 1 },
      ],
      output: 'It left on Monday.',
    });
  });

  it('takes null for absent, and gives lines without a key one of their own', () => {
    const { samples } = readFixture('fare/support.fare.jsonl');
    expect(samples[2]).not.toHaveProperty('usage');
    expect(samples.map(({ key }) => key)).toEqual([
      'orders/1',
      '-|-|f4c732a4df3760c2',
      'orders/3',
      'orders/4',
      '-|-|f4c732a4df3760c2#2',
    ]);
  });

  it('refuses bad lines alone and says where they are wrong', () => {
    const recording = readFixture('fare/damaged.fare.jsonl');
    expect(recording.samples.map(({ key }) => key)).toEqual(['a', 'd', 'f']);
    expect(linesOf(recording)).toMatchSnapshot();
  });

  it('refuses a version it does not know', () => {
    const recording = readFixture('fare/newer-version.fare.jsonl');
    expect(recording.samples).toEqual([]);
    expect(linesOf(recording)).toEqual([
      'fare/newer-version.fare.jsonl:1:34: The recording has version 2 of its format, and only 1 is known. Update Promptfare, or record it again.',
    ]);
  });

  it('is known by its header under any name', () => {
    expect(readFixture('fare/named-otherwise.jsonl').samples).toEqual([
      { key: 'a', usage: { input: 5, output: 7 } },
    ]);
  });

  it('reads the example of its page', () => {
    const page = readFileSync('docs/recordings/fare-jsonl.md', 'utf8');
    const [, text = ''] = /```jsonl\n(.*?)```/s.exec(page) ?? [];
    const { samples, problems } = readRecording({ path: 'page.jsonl', text });
    expect(problems).toEqual([]);
    expect(samples).toHaveLength(2);
  });

  it('gives up on a file of broken lines', () => {
    const recording = readRecording({ path: 'x.fare.jsonl', text: 'x\n'.repeat(100_000) });
    expect(recording.problems).toHaveLength(51);
    expect(recording.problems.at(-1)?.message).toEqual('The file has 952 more problems');
  });

  it('gives back what was written', () => {
    fc.assert(
      fc.property(fc.uniqueArray(sample, { selector: ({ key }) => key }), (samples) => {
        const read = readRecording({ path: 'x.fare.jsonl', text: writeFareJsonl(samples) });
        expect(read.problems).toEqual([]);
        expect(read.samples).toEqual(samples);
      }),
    );
  });

  it('writes the same text for the same samples', () => {
    const { samples } = readFixture('fare/support.fare.jsonl');
    const text = writeFareJsonl(samples);
    expect(writeFareJsonl(readRecording({ path: 'x.fare.jsonl', text }).samples)).toBe(text);
  });
});

const count = fc.nat(1e9);
const text = fc.string({ unit: 'binary' });

const usage = fc.record(
  {
    input: count,
    cacheRead: count,
    cacheWrite5m: count,
    cacheWrite1h: count,
    output: count,
    reasoning: count,
  },
  { requiredKeys: [], noNullPrototype: true },
);

/** Numbers as JSON has them: it knows no −0. */
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)));

const sample: fc.Arbitrary<Sample> = fc.record(
  {
    key: fc.string({ unit: 'binary', minLength: 1 }),
    suite: text,
    model: text,
    provider: text,
    promptRef: fc.record(
      { path: text, label: text, template: text },
      { requiredKeys: [], noNullPrototype: true },
    ),
    vars: fc.dictionary(text, json, { noNullPrototype: true }),
    messages: fc.array(
      fc.record(
        {
          role: fc.constantFrom('system', 'user', 'assistant', 'tool'),
          text,
          mediaCount: count,
        },
        { requiredKeys: ['role', 'text'], noNullPrototype: true },
      ),
    ),
    usage,
    usageSource: fc.constantFrom('recorded', 'partial'),
    totalTokens: count,
    fromDiskCache: fc.boolean(),
    output: text,
    passed: fc.boolean(),
    score: fc.integer(),
    error: text,
    latencyMs: count,
    startedAt: text,
    recordedCostUsd: fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => value + 0),
    graderUsage: usage,
    description: text,
  },
  { requiredKeys: ['key'], noNullPrototype: true },
);
