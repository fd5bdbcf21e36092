import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';
import { createDocumentCounter } from '../../../shared/tokenizer/document-counter.ts';
import type { Edit } from '../../../shared/tokenizer/document-counter.ts';
import { loadTokenizer } from '../../../shared/tokenizer/load-tokenizer.ts';
import type { Tokenizer } from '../../../shared/tokenizer/tokenizer.ts';

/** Pieces whose joints are where a cut could be wrong. */
const fragments = fc.constantFrom(
  '\n',
  '\r\n',
  '\r',
  '/',
  '//',
  ';',
  ' ',
  '  ',
  '\t',
  '\u3000',
  'word',
  "it's",
  '12',
  '你好',
  '{}',
  '\u0301',
  'a line of plain English that is long enough to matter, more or less\n',
  'const total = parts.length; // comment\n',
);
const texts = fc.array(fragments, { maxLength: 60 }).map((parts) => parts.join(''));
const edits = fc.array(
  fc.record({
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.nat({ max: 12 }),
    inserted: fc.oneof(fc.constant(''), fragments, texts),
  }),
  { maxLength: 12 },
);

function applyEdit(text: string, { offset, removed, inserted }: Edit): string {
  return text.slice(0, offset) + inserted + text.slice(offset + removed);
}

describe.each(['gpt-4o', 'gpt-4', 'davinci', 'claude-sonnet-4-5'])(
  'a document counted for %s',
  (model) => {
    let tokenizer: Tokenizer;

    beforeAll(async () => {
      tokenizer = await loadTokenizer({ written: model, name: model }, loadVocabulary);
    });

    it('has the count of the whole text after every edit', () => {
      fc.assert(
        fc.property(texts, edits, (start, script) => {
          let text = start.repeat(4);
          const counter = createDocumentCounter(tokenizer, text);
          expect(counter.total).toBe(tokenizer.countTokens(text));
          for (const { place, removed, inserted } of script) {
            const edit = { offset: Math.round(place * text.length), removed, inserted };
            text = applyEdit(text, edit);
            expect(counter.edit(edit)).toBe(tokenizer.countTokens(text));
          }
          expect(counter.total).toBe(tokenizer.countTokens(text));
        }),
        { numRuns: 300 },
      );
    });

    it('counts a document that is typed from nothing', () => {
      const counter = createDocumentCounter(tokenizer, '');
      const typed = 'One line;\n//two\n\n  three 你好\n';
      for (let offset = 0; offset < typed.length; offset += 1) {
        const text = typed.slice(0, offset + 1);
        expect(counter.edit({ offset, removed: 0, inserted: typed.charAt(offset) })).toBe(
          tokenizer.countTokens(text),
        );
      }
      expect(counter.edit({ offset: 0, removed: typed.length, inserted: '' })).toBe(0);
    });

    it('cuts an edit that reaches beyond the end', () => {
      const counter = createDocumentCounter(tokenizer, 'some text\nmore\n');
      expect(counter.edit({ offset: 10, removed: 99, inserted: '!' })).toBe(
        tokenizer.countTokens('some text\n!'),
      );
    });
  },
);
