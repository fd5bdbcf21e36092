import {
  array,
  assert,
  constantFrom,
  double,
  nat,
  oneof,
  property,
  record,
  string,
} from 'fast-check';
import { expect, it } from 'vitest';
import { parseModelId } from '../../../shared/model/parse-model-id.ts';
import { loadTokenizer } from '../../../shared/tokenizer/load-tokenizer.ts';
import { rememberTexts } from '../../../shared/tokenizer/remember-texts.ts';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';

const START = 'Answer {{customer}} kindly, und verspreche nichts, 不要承诺 🙂.\n'.repeat(60);

const edits = array(
  record({
    at: double({ min: 0, max: 1, noNaN: true }),
    removed: nat(40),
    inserted: oneof(
      string({ maxLength: 20 }),
      constantFrom('\n\n', '  ', '退款', '\r\n', '{{x}}', ''),
    ),
  }),
  { minLength: 1, maxLength: 12 },
);

it.each(['gpt-4o', 'gpt-4', 'claude-sonnet-4-5'])(
  'counts edited texts for %s as a tokenizer without memory does',
  async (model) => {
    const tokenizer = await loadTokenizer(parseModelId(model), loadVocabulary);
    assert(
      property(edits, (script) => {
        const remembering = rememberTexts(tokenizer);
        let text = START;
        for (const { at, removed, inserted } of script) {
          const start = Math.floor(at * text.length);
          text = text.slice(0, start) + inserted + text.slice(start + removed);
          expect(remembering.countTokens(text)).toBe(tokenizer.countTokens(text));
          expect(remembering.countTokens(START)).toBe(tokenizer.countTokens(START));
        }
      }),
      { numRuns: 60 },
    );
  },
);

it('counts the part around an edit, not the document', async () => {
  const tokenizer = await loadTokenizer(parseModelId('gpt-4o'), loadVocabulary);
  let units = 0;
  const remembering = rememberTexts({
    ...tokenizer,
    countTokens: (text) => {
      units += text.length;
      return tokenizer.countTokens(text);
    },
  });
  const text = START.repeat(20);
  remembering.countTokens(text);
  units = 0;
  remembering.countTokens(`${text.slice(0, 30_000)}x${text.slice(30_000)}`);
  expect(units).toBeLessThan(2_000);
});

it('counts none of many texts again, however many there are beside the one that is edited', async () => {
  const tokenizer = await loadTokenizer(parseModelId('gpt-4o'), loadVocabulary);
  let units = 0;
  const remembering = rememberTexts({
    ...tokenizer,
    countTokens: (text) => {
      units += text.length;
      return tokenizer.countTokens(text);
    },
  });
  const texts = Array.from({ length: 50 }, (_, index) => `Answer number ${index}. ${START}`);
  const countAll = (): readonly number[] => texts.map(remembering.countTokens);
  const counts = countAll();
  expect(counts).toEqual(texts.map(tokenizer.countTokens));
  units = 0;
  expect(countAll()).toEqual(counts);
  expect(units).toBe(0);
});

it('counts right what it has forgotten', async () => {
  const tokenizer = await loadTokenizer(parseModelId('gpt-4o'), loadVocabulary);
  const remembering = rememberTexts(tokenizer);
  const textOf = (index: number): string => `${index} ${START}`.slice(0, 300);
  for (let index = 0; index < 1_000; index += 1) remembering.countTokens(textOf(index));
  for (const index of [0, 500, 999]) {
    expect(remembering.countTokens(textOf(index))).toBe(tokenizer.countTokens(textOf(index)));
  }
});
