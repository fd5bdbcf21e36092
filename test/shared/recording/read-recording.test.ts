import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECORDING_FORMATS } from '../../../shared/recording/formats/index.ts';
import { findRecordingFormat, readRecording } from '../../../shared/recording/read-recording.ts';
import { MAX_RECORDING_BYTES } from '../../../shared/recording/recording.ts';
import { englishOf } from '../../../shared/text/sentence.ts';
import { fixture, fixtureFolders, fixturesIn, formatsOf, linesOf, readFixture } from './fixture.ts';

const FIXTURES = fixtureFolders().flatMap(fixturesIn);
const TEXTS = FIXTURES.filter((name) => !name.endsWith('.eval'));

const KEYS =
  'custom_id body result interactions request response log entries content text resourceSpans scopeSpans spans attributes eval plan status samples events output observations type traceId usageDetails run_type inputs outputs call_type startTime spend testCases actualOutput run_info api_calls sessionId message payload info results data version prompts stats provider prompt vars response tokenUsage raw config providers id label usage key __proto__'.split(
    ' ',
  );

describe('readRecording', () => {
  it.each(fixturesIn('refused'))('refuses %s and says why', (name) => {
    const recording = readFixture(name);
    expect(recording).toMatchObject({ format: 'unknown', samples: [] });
    expect(recording.problems[0]).toMatchObject({ severity: 'error', position: expect.anything() });
    expect(linesOf(recording)).toMatchSnapshot();
  });

  it.each(FIXTURES)('finds at most one format for %s', (name) => {
    expect(formatsOf(name)).toHaveLength(name.startsWith('refused/') ? 0 : 1);
  });

  it.each(TEXTS)('reads %s by the format it finds', (name) => {
    expect([findRecordingFormat(fixture(name))?.id ?? 'unknown']).toEqual([
      readFixture(name).format,
    ]);
  });

  it('has a page and a fixture for every format', () => {
    const pages = readFileSync('docs/recordings.md', 'utf8');
    const read = new Set(FIXTURES.map((name) => readFixture(name).format));
    for (const { id } of RECORDING_FORMATS) {
      expect(pages).toContain(`\`${id}\``);
      expect(read).toContain(id);
    }
  });

  it.each(FIXTURES)('reads %s the same twice, with keys that are unique', (name) => {
    const recording = readFixture(name);
    expect(readFixture(name)).toEqual(recording);
    const keys = recording.samples.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(TEXTS)('survives %s cut off anywhere', (name) => {
    const { path, text } = fixture(name);
    for (let end = 0; end < text.length; end += Math.ceil(text.length / 40)) {
      expect(() => readRecording({ path, text: text.slice(0, end) })).not.toThrow();
    }
  });

  it('refuses a file over the limit without looking at it', () => {
    const text = '['.repeat(MAX_RECORDING_BYTES + 1);
    expect(linesOf(readRecording({ path: 'big.json', text }))).toEqual([
      'big.json:1:1: The recording is larger than 64 MB. Split it, or leave the raw responses out of it.',
    ]);
  });

  it.each(['[', '{"results":[', '{"a":'])('refuses text nested without end: %s', (opening) => {
    const { problems } = readRecording({ path: 'deep.json', text: opening.repeat(1_000_000) });
    const messages = problems.map(({ message }) => englishOf(message));
    expect(messages[0]).toContain('nested deeper than 500 levels');
  });

  it('reads a prompt that is itself a deeply nested text', () => {
    const value = JSON.parse(fixture('promptfoo/shared-v3.json').text);
    value.data.results[0].prompt.raw = '['.repeat(200_000);
    const { samples } = readRecording({ path: 'x.json', text: JSON.stringify(value) });
    expect(samples[0]?.messages).toMatchObject([{ role: 'user' }]);
  });

  it('points at keys that stand twice', () => {
    const text = fixture('promptfoo/shared-v3.json').text.replace(
      '"version": 3,',
      '"version": 3,\n    "version": 2,',
    );
    const recording = readRecording({ path: 'x.json', text });
    expect(recording.samples).toHaveLength(1);
    expect(linesOf(recording)).toEqual([
      'x.json:4:5: The key "version" stands twice in one object. The last one is used; remove the other.',
    ]);
  });

  it('lets no key reach a prototype', () => {
    const text =
      '{"key":"a","vars":{"__proto__":{"passed":true},"constructor":1},"__proto__":{"x":1}}';
    const [sample] = readRecording({ path: 'x.fare.jsonl', text }).samples;
    expect(sample?.passed).toBeUndefined();
    expect(JSON.stringify(sample?.vars)).toBe('{"__proto__":{"passed":true},"constructor":1}');
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('never throws on JSON of any shape, under any name', () => {
    const names = ['x.json', 'x.yaml', 'x.jsonl', 'x.fare.jsonl', 'x.eval'];
    const keys = fc.constantFrom(...KEYS);
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        fc.jsonValue({ maxDepth: 1 }),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('value'), { maxLength: 4 }),
      object: fc.dictionary(keys, tie('value'), { maxKeys: 8 }),
    }));
    fc.assert(
      fc.property(value, fc.constantFrom(...names), (json, path) => {
        readRecording({ path, text: JSON.stringify(json) });
        const row = { provider: json, prompt: json, vars: json, response: json, testCase: json };
        const results = [{ ...row, gradingResult: json, tokenUsage: json, promptIdx: json }];
        const outer = { version: 3, results, prompts: [json], stats: {}, config: json };
        expect(readRecording({ path: 'x.json', text: JSON.stringify(outer) }).samples).toHaveLength(
          1,
        );
      }),
    );
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('a.json', 'a.fare.jsonl'),
        (text, path) => {
          expect(() => readRecording({ path, text })).not.toThrow();
        },
      ),
    );
  });
});
