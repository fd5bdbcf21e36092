import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';
import { createRequestCounter } from '../../../shared/measure/request-counter.ts';
import { parseModelId } from '../../../shared/model/parse-model-id.ts';
import { createPriceTable } from '../../../shared/pricing/price-table.ts';
import { createPromptRenderer } from '../../../shared/prompt/prompt-renderer.ts';
import type { Prompt } from '../../../shared/prompt/prompt.ts';
import type { Sample } from '../../../shared/recording/recording.ts';
import type { CaseTools } from '../../../shared/replay/measure-case.ts';
import { replaySuite } from '../../../shared/replay/replay-suite.ts';
import type { SuiteSide } from '../../../shared/replay/suite-side.ts';
import { loadTokenizer } from '../../../shared/tokenizer/load-tokenizer.ts';
import type { Tokenizer } from '../../../shared/tokenizer/tokenizer.ts';

let tokenizer: Tokenizer;
let tools: CaseTools;

beforeAll(async () => {
  tokenizer = await loadTokenizer(parseModelId('gpt-4o'), loadVocabulary);
  tools = {
    counter: createRequestCounter(() => tokenizer),
    renderer: createPromptRenderer(),
    prices: createPriceTable({ at: new Date('2026-11-22'), overrides: [] }),
  };
});

function prompt(text: string, more: Partial<Prompt> = {}): Prompt {
  const span = { path: 'prompts/a.md', range: { start: 0, end: text.length } };
  const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
  return {
    id: 'prompts/a.md',
    path: 'prompts/a.md',
    format: 'plain',
    aliases: [],
    messages: [{ role: 'user', parts: [{ kind: 'text', text, span }] }],
    variables: names.map((name) => ({ name, span })),
    syntax: 'literal',
    models: [{ id: 'gpt-4o' }],
    tools: [],
    cases: [],
    ...more,
  };
}

function sample(question: string, more: Partial<Sample> = {}): Sample {
  return {
    key: question,
    vars: { question },
    model: 'gpt-4o',
    usage: { input: 100, output: 10 },
    ...more,
  };
}

function side(prompts: readonly Prompt[], samples: readonly Sample[]): SuiteSide {
  return { prompts, samples, modelIdOf: (written) => parseModelId(written) };
}

const NO_RENAMES: ReadonlyMap<string, string> = new Map();
const TEXT = 'Answer: {{question}}';
const LONGER = 'Answer in one friendly sentence: {{question}}';

function replay(baseline: SuiteSide | undefined, head: SuiteSide, renames = NO_RENAMES) {
  return replaySuite({ ...(baseline && { baseline }), head }, renames, tools);
}

describe('replaying a suite', () => {
  it('adds the tokens the new text has more, and carries what the file does not hold', () => {
    const samples = [sample('Where is it?'), sample('And now?')];
    const { cases } = replay(side([prompt(TEXT)], samples), side([prompt(LONGER)], samples));
    const added = tokenizer.countTokens(LONGER) - tokenizer.countTokens(TEXT);
    expect(cases).toHaveLength(2);
    for (const delta of cases) {
      expect(delta).toMatchObject({
        kind: 'changed',
        baseline: { inputTokens: 100, quality: 'recorded' },
        head: { inputTokens: 100 + added, outputTokens: 10, quality: 'recorded' },
        hasOldOutput: true,
      });
    }
  });

  it('pairs cases by their variables, not by their order', () => {
    const samples = [sample('a'), sample('b', { usage: { input: 200, output: 20 } })];
    const { cases } = replay(
      side([prompt(TEXT)], samples),
      side([prompt(TEXT)], samples.toReversed()),
    );
    expect(cases.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged']);
  });

  it('does not call a variable without a recorded value empty', () => {
    const samples = [sample('a')];
    const { cases } = replay(
      side([prompt(TEXT)], samples),
      side([prompt(`${TEXT} {{policy}}`)], samples),
    );
    expect(cases).toMatchObject([
      { kind: 'unmeasured', cause: 'change', reason: 'no recorded value for {{policy}}' },
    ]);
  });

  it('gives the cases of a replaced model to the one that came', () => {
    const samples = [sample('a')];
    const head = prompt(TEXT, { models: [{ id: 'gpt-4o-mini' }] });
    const { cases } = replay(side([prompt(TEXT)], samples), side([head], samples));
    expect(cases).toMatchObject([
      { kind: 'changed', head: { model: { name: 'gpt-4o-mini' }, quality: 'assumed' } },
    ]);
  });

  it('follows a renamed file', () => {
    const samples = [sample('a', { promptRef: { path: 'prompts/a.md' } })];
    const head = prompt(LONGER, { id: 'prompts/b.md', path: 'prompts/b.md' });
    const { cases } = replay(
      side([prompt(TEXT)], samples),
      side([head], samples),
      new Map([['prompts/b.md', 'prompts/a.md']]),
    );
    expect(cases).toMatchObject([{ kind: 'changed', promptId: 'prompts/b.md' }]);
  });

  it('measures the baseline with a first recording', () => {
    const { cases } = replay(side([prompt(TEXT)], []), side([prompt(LONGER)], [sample('a')]));
    const added = tokenizer.countTokens(LONGER) - tokenizer.countTokens(TEXT);
    expect(cases).toMatchObject([
      { kind: 'changed', baseline: { inputTokens: 100 - added }, head: { inputTokens: 100 } },
    ]);
  });

  it('calls a removed recording of a prompt that stays unmeasured', () => {
    const { cases } = replay(side([prompt(TEXT)], [sample('a')]), side([prompt(TEXT)], []));
    expect(cases).toMatchObject([
      { kind: 'unmeasured', cause: 'change', reason: 'its recording was removed' },
    ]);
  });

  it('calls a case of a recording that stays removed', () => {
    const { cases } = replay(
      side([prompt(TEXT)], [sample('a'), sample('b')]),
      side([prompt(TEXT)], [sample('b')]),
    );
    expect(cases.map(({ kind }) => kind)).toEqual(['removed', 'unchanged']);
  });

  it('pairs cases that the change gave a new variable', () => {
    const again = [
      sample('a', {
        vars: { question: 'a', policy: 'Be kind.' },
        usage: { input: 120, output: 12 },
      }),
    ];
    const { cases } = replay(
      side([prompt(TEXT)], [sample('a')]),
      side([prompt(`${TEXT} {{policy}}`)], again),
    );
    expect(cases).toMatchObject([
      {
        kind: 'changed',
        baseline: { inputTokens: 100 },
        head: { inputTokens: 120 },
        isRecordedAgain: true,
      },
    ]);
  });

  it('counts what was not recorded, and calls it exact', () => {
    const samples = [sample('a', { usage: undefined as never })];
    const { cases } = replay(undefined, side([prompt(TEXT)], samples));
    expect(cases).toMatchObject([{ kind: 'added', head: { quality: 'exact' } }]);
  });

  it('leaves a failed call out on both sides', () => {
    const samples = [sample('a', { error: 'timeout' })];
    const { cases } = replay(side([prompt(TEXT)], samples), side([prompt(TEXT)], samples));
    expect(cases).toMatchObject([{ kind: 'unmeasured', cause: 'recording' }]);
  });

  it('adds nothing when nothing changed, whatever the prompt and its values', () => {
    const value = fc.string({ maxLength: 30 });
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.uniqueArray(value, { minLength: 1, maxLength: 4 }),
        (text, values) => {
          const one = side(
            [prompt(`${text} {{question}}`)],
            values.map((each) => sample(each)),
          );
          const other = side(
            [prompt(`${text} {{question}}`)],
            values.map((each) => sample(each)),
          );
          for (const delta of replay(one, other).cases) expect(delta.kind).toBe('unchanged');
        },
      ),
      { numRuns: 50 },
    );
  });
});
