import {
  array,
  assert,
  asyncProperty,
  constantFrom,
  nat,
  oneof,
  property,
  tuple,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/rules/finding.ts';
import { measureReplacements, replaceWithin } from '../../../shared/rules/measure-replacements.ts';
import type { Replacement } from '../../../shared/rules/replacement.ts';
import { loadTokenizer } from '../../../shared/tokenizer/load-tokenizer.ts';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';
import { lintFile } from './lint-file.ts';

/** Pieces that rules look at, in every order. */
const PIECES = [
  'Cite the paragraph of the contract for every claim.',
  'Answer in the language of the question that was asked.',
  '请始终引用合同条款来支持每一个结论。',
  '我希望你能够充当面试官。',
  'In order to be brief, stop.',
  '\n',
  '\n\n',
  '\n\n\n\n',
  ' \n',
  '   \n',
  ' \t\n',
  '\r\n',
  ' ',
  '  ',
  '\u200b',
  '\u00a0',
  '- ',
  '1. ',
  '# Example\n',
  '```\n',
  '```json\n',
  '{\n  "a": 1,\n  "b": [1,\n 2]\n}\n',
  '[\n  {"a": "}"}\n]\n',
  '| a    | b |\n| ---- | ----- |\n| c  |    d |\n',
  '<!-- a comment -->',
  '<!--',
  '<example>',
  '</example>',
  '{{ question }}',
  '{{',
  '}}',
  '{% if a %}',
  '{% else %}',
  '{% endif %}',
  '`code`',
  '"quoted"',
  'https://example.com/a?b=c',
  '👩‍👧',
  '\ud83d',
];

const texts = array(constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));
const only = new Set([
  'data/pretty-json',
  'text/duplicate-rule',
  'text/whitespace-invisible',
  'text/wordy',
]);

const FILES: readonly (readonly [string, (text: string) => { path: string; text: string }])[] = [
  ['a text file', (text) => ({ path: 'note.j2', text })],
  [
    'a YAML block',
    (text) => ({
      path: 'note.prompt.yml',
      text: `model: openai/gpt-4o\nmessages:\n  - role: user\n    content: |\n      Start.\n      ${text.replaceAll(/\r?\n/g, '\n      ')}\n`,
    }),
  ],
  [
    'a JSON string',
    (text) => ({
      path: 'note.prompt.yml',
      text: `model: openai/gpt-4o\nmessages: [{"role": "user", "content": ${JSON.stringify(text)}}]\n`,
    }),
  ],
];

describe.each(FILES)('the findings in %s', (_, fileOf) => {
  it('stand where their text stands', async () => {
    await assert(
      asyncProperty(texts, async (written) => {
        const file = fileOf(written);
        const { prompts, findings } = await lintFile(file, { only });
        for (const finding of findings) {
          const text = textOf(finding, prompts);
          const { start, end } = finding.range;
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          const there = file.text.slice(finding.source.range.start, finding.source.range.end);
          const words = text.slice(start, end).match(/[\p{L}\p{N}]+/gu) ?? [];
          for (const word of words) expect(there).toContain(word);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('have replacements in order that save what they say', async () => {
    const tokenizer = await loadTokenizer({ written: 'gpt-4o', name: 'gpt-4o' }, loadVocabulary);
    await assert(
      asyncProperty(texts, async (written) => {
        const { prompts, findings } = await lintFile(fileOf(written), { only });
        for (const finding of findings) {
          const text = textOf(finding, prompts);
          let end = 0;
          for (const { range } of finding.replacements) {
            expect(range.start).toBeGreaterThanOrEqual(end);
            end = range.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
          const after = replaceWithin(text, { start: 0, end: text.length }, finding.replacements);
          const saved = (finding.saving?.tokensBefore ?? 0) - (finding.saving?.tokensAfter ?? 0);
          expect(tokenizer.countTokens(text) - tokenizer.countTokens(after)).toBe(saved);
          if (finding.fix === 'automatic' && finding.message !== 'adjacent') {
            expect(inkOf(after)).toBe(inkOf(text));
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('measureReplacements', () => {
  const cuts = array(tuple(nat(400), nat(8), constantFrom('', ' ', '\n', 'a', '  x')), {
    maxLength: 6,
  });
  const [LONG_LINE, LONG_BLOB] = ['Never promise a day, and ask first. ', 'QUJD/3+x8Fz请'].map(
    (part) => part.repeat(Math.ceil(3000 / part.length)),
  );
  /** Texts in which nothing near the edits ends a line. */
  const longTexts = array(constantFrom(LONG_LINE ?? '', LONG_BLOB ?? '', ...PIECES), {
    maxLength: 12,
  }).map((pieces) => pieces.join(''));

  it.each(['gpt-4o', 'gpt-oss-120b', 'gpt-4', 'text-davinci-003', 'gpt2'])(
    'measures parts as the whole would be, for %s',
    async (model) => {
      const tokenizer = await loadTokenizer({ written: model, name: model }, loadVocabulary);
      const { countTokens, quality } = tokenizer;
      expect(quality).toBe('exact');
      assert(
        property(oneof(texts, longTexts), cuts, nat(), (text, places, shift) => {
          const replacements = replacementsAt(text, places, shift);
          const { before, after } = measureReplacements(text, replacements, tokenizer);
          const whole = replaceWithin(text, { start: 0, end: text.length }, replacements);
          expect(before - after).toBe(countTokens(text) - countTokens(whole));
        }),
        { numRuns: 400 },
      );
    },
  );

  it.each(['a', '=', '/', '-', '请'])(
    'is off by few tokens in a run of %s that is longer than it reaches',
    async (character) => {
      const text = character.repeat(6000);
      const gone = [{ range: { start: 3000, end: 3017 }, text: '' }];
      for (const model of ['gpt-4o', 'gpt-4', 'gpt2']) {
        const tokenizer = await loadTokenizer({ written: model, name: model }, loadVocabulary);
        const { before, after } = measureReplacements(text, gone, tokenizer);
        const saved = tokenizer.countTokens(text) - tokenizer.countTokens(text.slice(17));
        expect(Math.abs(before - after - saved)).toBeLessThanOrEqual(4);
      }
    },
  );
});

/** Replacements at places of the text, in order and without overlap. */
function replacementsAt(
  text: string,
  places: readonly (readonly [number, number, string])[],
  shift: number,
): readonly Replacement[] {
  const from = text.length > 400 ? shift % (text.length - 400) : 0;
  let end = 0;
  return places
    .toSorted(([a], [b]) => a - b)
    .flatMap(([at, length, shorter]) => {
      const start = from + at;
      if (start < end || start + length > text.length) return [];
      end = start + length;
      return [{ range: { start, end }, text: shorter }];
    });
}

type Prompts = Awaited<ReturnType<typeof lintFile>>['prompts'];

function textOf({ part, prompt }: Finding, prompts: Prompts): string {
  const found = prompts.find(({ id }) => id === prompt);
  const content = part && found?.messages[part.message]?.parts[part.part];
  return content?.kind === 'text' ? content.text : '';
}

/** Everything that can be seen, but the dashes of tables. */
function inkOf(text: string): string {
  return text.replaceAll(/[\s\u200b\u00ad\ufeff\u2060-]+/g, '');
}
