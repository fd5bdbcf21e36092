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
import { createHeadingReader, readHeadings } from '../../../extension/engine/heading-reader.ts';

const SECTION = `## Returns of {{customer}}

Take it back within thirty days, and never ask why.

\`\`\`sh
# a comment
\`\`\`

`;
const TEXT = `Before.\n${SECTION.repeat(12)}### Last ###\nEnd of the text.`.repeat(2);

const edits = array(
  record({
    at: double({ min: 0, max: 1, noNaN: true }),
    removed: nat(30),
    inserted: oneof(string({ maxLength: 8 }), constantFrom('\n', '# ', '```', '~~~\n', '\r\n', '')),
  }),
  { minLength: 1, maxLength: 12 },
);
/** Any count will do that tells texts apart. */
const countWords = (text: string): number => text.split(/\s/).length;

it('reads the sections of an edited text as those of a new one', () => {
  assert(
    property(edits, (script) => {
      const read = createHeadingReader();
      let text = TEXT;
      read(text, countWords);
      for (const { at, removed, inserted } of script) {
        const offset = Math.floor(at * text.length);
        text = text.slice(0, offset) + inserted + text.slice(offset + removed);
        expect(read(text, countWords)).toEqual(readHeadings(text, countWords));
      }
    }),
    { numRuns: 200 },
  );
});

it('counts the edited section only', () => {
  const counted: string[] = [];
  const count = (text: string): number => {
    counted.push(text);
    return countWords(text);
  };
  const read = createHeadingReader();
  read(TEXT, count);
  counted.length = 0;
  const at = TEXT.indexOf('never', TEXT.length / 2);
  read(`${TEXT.slice(0, at)}ever and ${TEXT.slice(at)}`, count);
  expect(counted).toHaveLength(1);
});
