import { array, assert, constantFrom, integer, oneof, property, tuple } from 'fast-check';
import { get_encoding } from 'tiktoken';
import { describe, expect, it } from 'vitest';
import { loadTokenizer } from '../../../shared/tokenizer/load-tokenizer.ts';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';

const MODELS = [
  ['o200k_base', 'gpt-4o'],
  ['cl100k_base', 'gpt-4'],
  ['p50k_base', 'text-davinci-003'],
  ['r50k_base', 'davinci'],
] as const;

const unit = constantFrom(
  '-',
  '=',
  '.',
  '─',
  '│',
  '┼',
  ' ',
  '\n',
  '\t',
  'a',
  'ab',
  'é',
  '中',
  '哈',
  '€',
  '😀',
);
const run = tuple(unit, oneof(integer({ min: 1, max: 4 }), integer({ min: 50, max: 400 }))).map(
  ([text, times]) => text.repeat(times),
);
const rule = array(run, { minLength: 1, maxLength: 9 }).map((runs) => runs.join(''));

describe('rules, borders and white space', () => {
  it.each(MODELS)('are counted in %s as tiktoken does', async (encoding, name) => {
    const { countTokens } = await loadTokenizer({ written: name, name }, loadVocabulary);
    const reference = get_encoding(encoding);
    assert(
      property(rule, (text) => {
        expect(countTokens(text)).toBe(reference.encode(text, [], []).length);
      }),
      { numRuns: 150 },
    );
    reference.free();
  });
});
