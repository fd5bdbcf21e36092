import { describe, expect, it } from 'vitest';
import { readRecording } from '../../../shared/recording/read-recording.ts';
import type { Sample } from '../../../shared/recording/recording.ts';
import { fixture, fixturesIn, linesOf, readFixture } from './fixture.ts';

type Expected = {
  readonly file: string;
  readonly samples: number;
  readonly withUsage: number;
  readonly fromDiskCache: number;
};

const EXPECTED: readonly Expected[] = [
  { file: 'damaged-rows.json', samples: 2, withUsage: 2, fromDiskCache: 0 },
  { file: 'disk-cache.json', samples: 2, withUsage: 0, fromDiskCache: 2 },
  { file: 'function-prompt.json', samples: 1, withUsage: 0, fromDiskCache: 0 },
  { file: 'graded-by-model.json', samples: 1, withUsage: 0, fromDiskCache: 0 },
  { file: 'http-provider.json', samples: 1, withUsage: 0, fromDiskCache: 0 },
  { file: 'no-rows.json', samples: 0, withUsage: 0, fromDiskCache: 0 },
  { file: 'output-v3.json', samples: 4, withUsage: 3, fromDiskCache: 0 },
  { file: 'output.jsonl', samples: 4, withUsage: 3, fromDiskCache: 0 },
  { file: 'output.yaml', samples: 2, withUsage: 2, fromDiskCache: 0 },
  { file: 'repeats.json', samples: 3, withUsage: 3, fromDiskCache: 0 },
  { file: 'shared-v3.json', samples: 1, withUsage: 1, fromDiskCache: 0 },
  { file: 'shared-v4.json', samples: 1, withUsage: 1, fromDiskCache: 0 },
  { file: 'summary-v2.json', samples: 3, withUsage: 1, fromDiskCache: 1 },
  { file: 'table-only.json', samples: 3, withUsage: 3, fromDiskCache: 0 },
];

describe('promptfoo recordings', () => {
  it('has an expectation for every fixture', () => {
    expect(fixturesIn('promptfoo')).toEqual(EXPECTED.map(({ file }) => `promptfoo/${file}`));
  });

  it.each(EXPECTED)('reads $file', ({ file, samples, withUsage, fromDiskCache }) => {
    const recording = readFixture(`promptfoo/${file}`);
    expect(recording.format).toBe(file.endsWith('.jsonl') ? 'promptfoo-jsonl' : 'promptfoo-json');
    expect(recording.samples).toHaveLength(samples);
    expect(recording.samples.filter(({ usage }) => usage)).toHaveLength(withUsage);
    expect(recording.samples.filter((sample) => sample.fromDiskCache)).toHaveLength(fromDiskCache);
  });

  it('reads everything a row of the current version holds', () => {
    expect(sampleAt('output-v3.json', 1)).toEqual({
      key: 'openai:chat:gpt-4.1-mini|prompts/orders.json|fdddb0e4aba7196a',
      provider: 'openai:chat:gpt-4.1-mini',
      model: 'openai:chat:gpt-4.1-mini',
      promptRef: {
        path: 'prompts/orders.json',
        label: 'prompts/orders.json',
        template: expect.stringContaining('{{question}}'),
      },
      vars: { shop: 'Fernhill', question: 'Where is my order?' },
      messages: [
        { role: 'system', text: 'You answer questions about Fernhill orders.' },
        { role: 'user', text: 'Where is my order?' },
      ],
      usage: { input: 186, cacheRead: 1280, output: 64, reasoning: 0 },
      usageSource: 'recorded',
      output: 'Your order left on Monday.',
      passed: true,
      score: 1,
      latencyMs: 812,
      recordedCostUsd: 0.00031,
      description: 'asks: Where is my order?',
    });
  });

  it("counts Anthropic's cache tokens beside its input", () => {
    expect(sampleAt('output-v3.json', 0).usage).toEqual({
      input: 31,
      cacheRead: 2000,
      cacheWrite5m: 240,
      output: 47,
      reasoning: 0,
    });
  });

  it("adds Gemini's thoughts to the output, as the total does", () => {
    expect(sampleAt('shared-v4.json', 0).usage).toEqual({ input: 9, output: 311, reasoning: 282 });
  });

  it('takes a disk-cache hit for what it is: a total, and neither cost nor latency', () => {
    const hit = sampleAt('disk-cache.json', 1);
    expect(hit).toMatchObject({ fromDiskCache: true, usageSource: 'partial', totalTokens: 1502 });
    expect(Object.keys(hit)).not.toEqual(
      expect.arrayContaining(['usage', 'recordedCostUsd', 'latencyMs']),
    );
  });

  it('keeps the tokens of graders apart', () => {
    const graded = sampleAt('graded-by-model.json', 0);
    expect(graded.graderUsage).toEqual({ input: 640, output: 73 });
    expect(graded.usage).toBeUndefined();
    expect(graded.output).toBe('{"verdict":"testable","issues":[]}');
  });

  it('tells a failed call from a failed assertion', () => {
    expect(sampleAt('output-v3.json', 3)).toMatchObject({ error: 'API error: 529 overloaded' });
    const failed = sampleAt('graded-by-model.json', 0);
    expect(failed.error).toBeUndefined();
    expect(failed.passed).toBe(false);
  });

  it('gives no grade to a test without assertions', () => {
    expect(sampleAt('summary-v2.json', 1)).not.toHaveProperty('passed');
    expect(sampleAt('summary-v2.json', 2)).toMatchObject({ passed: false, score: 0 });
  });

  it('finds the template by label where rows have no index', () => {
    expect(sampleAt('summary-v2.json', 1).promptRef).toEqual({
      label: 'Write a haiku about {{topic}}',
      template: 'Write a haiku about {{topic}}',
    });
  });

  it('takes the model from the config, and no source code for a template', () => {
    const sample = sampleAt('function-prompt.json', 0);
    expect(sample.model).toBe('gpt-4o-2024-11-20');
    expect(sample.promptRef).toEqual({ path: 'lib/orders.mjs', label: 'orders.mjs' });
    expect(sample.messages).toEqual([{ role: 'user', text: 'Where is my order?', mediaCount: 1 }]);
    expect(sample).toMatchObject({ usageSource: 'partial', totalTokens: 450 });
  });

  it('names no model and no message for an HTTP provider', () => {
    const sample = sampleAt('http-provider.json', 0);
    expect(sample).not.toHaveProperty('model');
    expect(sample).not.toHaveProperty('messages');
    expect(sample.vars).toEqual({ question: 'Where is my order?', lang: 'en' });
  });

  it('numbers repeats', () => {
    const keys = readFixture('promptfoo/repeats.json').samples.map(({ key }) => key);
    expect(keys.map((key) => key.split('#')[1])).toEqual([undefined, '2', '3']);
    expect(new Set(keys.map((key) => key.split('#')[0])).size).toBe(1);
  });

  it('says where a value is wrong and reads the rest', () => {
    expect(linesOf(readFixture('promptfoo/damaged-rows.json'))).toEqual([
      'promptfoo/damaged-rows.json:71:23: "prompt" is not a number. The value is left out.',
      'promptfoo/damaged-rows.json:70:22: "total" is negative. The value is left out.',
      'promptfoo/damaged-rows.json:76:7: Row 2 is a string. The row is not read.',
      'promptfoo/damaged-rows.json:77:7: Row 3 has no "provider" and no "prompt". The row is not read.',
      'promptfoo/damaged-rows.json:93:17: "vars" is a list, not an object. The value is left out.',
      'promptfoo/damaged-rows.json:113:18: "score" is a string, not a number. The value is left out.',
    ]);
    expect(linesOf(readFixture('promptfoo/output.yaml'))).toEqual([
      'promptfoo/output.yaml:51:19: "prompt" is not a whole number. The value is left out.',
    ]);
  });

  it('keeps its keys when the rows come in another order', () => {
    const { path, text } = fixture('promptfoo/output-v3.json');
    const value = JSON.parse(text);
    value.results.results.reverse();
    const turned = readRecording({ path, text: JSON.stringify(value) }).samples;
    const byKey = new Map(turned.map((sample) => [sample.key, sample]));
    for (const sample of readRecording({ path, text }).samples) {
      expect(byKey.get(sample.key)).toEqual(sample);
    }
  });

  it('keeps the keys of repeats when only their tests tell them apart', () => {
    const { path, text } = fixture('promptfoo/repeats.json');
    const value = JSON.parse(text);
    for (const [index, row] of value.results.results.entries()) row.testIdx = index;
    const straight = readRecording({ path, text: JSON.stringify(value) }).samples;
    value.results.results.reverse();
    const turned = readRecording({ path, text: JSON.stringify(value) }).samples;
    expect(turned.toReversed()).toEqual(straight);
  });

  it.each(['prompt', 'provider', 'response', 'vars', 'testCase', 'gradingResult', 'tokenUsage'])(
    'survives a row whose %s is of the wrong type',
    (field) => {
      for (const wrong of [null, 0, '', 'text', true, [], [[]], {}, { id: {} }, { raw: 1 }]) {
        const { path, text } = fixture('promptfoo/shared-v3.json');
        const value = JSON.parse(text);
        value.data.results[0][field] = wrong;
        expect(readRecording({ path, text: JSON.stringify(value) }).samples).toHaveLength(1);
      }
    },
  );
});

function sampleAt(file: string, index: number): Sample {
  const sample = readFixture(`promptfoo/${file}`).samples[index];
  if (!sample) throw new Error(`${file} has no sample ${index}`);
  return sample;
}

describe('a table without results', () => {
  it('has the prompt and provider of the column, the variables of the row, and the grade of the cell', () => {
    const { samples, problems } = readFixture('promptfoo/table-only.json');
    expect(problems).toEqual([]);
    expect(samples[1]).toMatchObject({
      provider: 'openai:gpt-4o-mini',
      vars: { country: 'France' },
      messages: [{ text: 'Capital of France?' }],
      output: 'Paris.',
      passed: true,
      score: 1,
      usage: { input: 11, output: 2 },
    });
    expect(samples.map(({ output }) => output)).toEqual(['Paris', 'Paris.', 'Cusco']);
  });

  it('is read as the web viewer writes it, and with cells that are texts alone', () => {
    const head = { prompts: [{ raw: 'a {{b}}', provider: 'openai:gpt-4' }], vars: ['b'] };
    const body = [{ vars: ['c'], outputs: ['[PASS] d'] }];
    const { samples } = readRecording({ path: 'table.json', text: JSON.stringify({ head, body }) });
    expect(samples).toMatchObject([
      { model: 'openai:gpt-4', vars: { b: 'c' }, output: '[PASS] d' },
    ]);
  });
});
