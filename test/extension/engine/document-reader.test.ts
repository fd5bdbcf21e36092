import {
  array,
  assert,
  asyncProperty,
  constantFrom,
  double,
  nat,
  oneof,
  record,
  string,
} from 'fast-check';
import { expect, it } from 'vitest';
import { createDocumentReader, readPromptFile } from '../../../extension/engine/document-reader.ts';
import { editPromptFile, isEditable } from '../../../extension/engine/edit-prompt-file.ts';
import { editBetween } from '../../../shared/tokenizer/edit-between.ts';
import type { FileReader } from '../../../shared/text/files.ts';

const NO_FILES: FileReader = {
  read: async () => ({ kind: 'missing' }),
  readBytes: async () => ({ kind: 'missing' }),
  list: async () => [],
};
const PATH = 'prompts/answer.prompt.yml';

const MESSAGES = `name: Answer a customer
model: openai/gpt-4o
messages:
  - role: system
    content: |
      You answer {{customer}} of {{shop}}.

      # Tone
        - kind, and short
      key: value # no comment
  - role: user
    content: |-
        {{question}} & thanks {{customer}}
  - content: "Quoted {{a}}
      text: |
      more"
    role: assistant
  - role: user
    content: >
      Folded {{b}}
      text
  - role: user
    content: plain {{c}}
testData:
  - customer: Ada
    question: Where is it?
modelParameters:
  max_tokens: 100
`;
const DOCUMENTS = {
  'several messages': MESSAGES,
  'line ends of Windows': MESSAGES.replaceAll('\n', '\r\n'),
  'a text that is used twice': MESSAGES.replace('content: |\n', 'content: &text |\n').replace(
    'question: Where is it?',
    'question: *text',
  ),
  'two documents': `${MESSAGES}---\nmessages: []\n`,
  'an explicit indentation': MESSAGES.replace('content: |\n', 'content: |2+\n'),
  'a schema behind the text': `messages:\n- role: user\n  content: |\n   {{a}} b\n\njsonSchema: |\n  {"schema": {"type": "object"}}\n`,
  'blank lines in and around a text': `messages:
  - role: user
    content: |+

   
      {{a}} b
        c

         
      d {{e}}
       
  - content: |3-
        f

    
      g
    role: system
`.replace('|3-', '|2-'),
  'no line break at the end': 'messages:\n  - role: user\n    content: |\n      {{a}} text',
};

const edits = array(
  record({
    at: double({ min: 0, max: 1, noNaN: true }),
    removed: nat(12),
    inserted: oneof(
      string({ maxLength: 6 }),
      constantFrom(
        '',
        ' ',
        '\n',
        '\n      ',
        '\n\n        ',
        '\r\n      ',
        '\n     a\n',
        '      ',
        '{{',
        '}}',
        '{{x}}',
        '#',
        '|',
        '&a ',
        '\t',
        '\r',
        '中',
        ': |',
      ),
    ),
  }),
  { minLength: 1, maxLength: 10 },
);

it.each(Object.entries(DOCUMENTS))(
  'reads an edited file as a new one: %s',
  async (_name, start) => {
    await assert(
      asyncProperty(edits, async (script) => {
        const read = createDocumentReader();
        let text = start;
        await read({ path: PATH, text }, NO_FILES);
        for (const { at, removed, inserted } of script) {
          const offset = Math.floor(at * text.length);
          text = text.slice(0, offset) + inserted + text.slice(offset + removed);
          const file = { path: PATH, text };
          const whole = await readPromptFile(file, NO_FILES);
          expect(await read(file, NO_FILES)).toEqual(whole);
          // What is broken is read as a whole until it is mended.
          if (whole?.parsed.problems.length !== 0 && at > 0.5) {
            text = start;
            await read({ path: PATH, text }, NO_FILES);
          }
        }
      }),
      { numRuns: 40 },
    );
  },
);

it.each([
  ['a letter in a line', 'You answer', 'You answer politely', true],
  ['a variable', '{{shop}}', '{{shop}} {{town}}', true],
  ['a new line', 'You answer', 'You\n      answer', true],
  ['a blank line', '# Tone', '\n      # Tone', true],
  ['blanks before a line', '  - kind', '    - kind', true],
  ['what looks like a list of messages', '# Tone', '- role: user', true],
  ['lines that go', '\n\n      # Tone\n      ', '', true],
  ['a line that ends the text', '\n      # Tone', '\n    # Tone', false],
  ['the first letter of a text', 'You answer', '  You answer', false],
  ['the last line of a text as a blank one', 'key: value # no comment', '', false],
  ['a line end of Windows', 'You answer', 'You\r\n      answer', true],
  ['half a line end', 'You answer', 'You\r      answer', false],
  ['a folded text', 'Folded', 'Folded, too', false],
  ['a quoted text', 'Quoted', 'Quoted, too', false],
  ['a plain text', 'plain', 'plain, too', false],
])('reads %s by its edit only where that is certain', async (_name, before, after, isByEdit) => {
  const file = { path: PATH, text: MESSAGES };
  const read = await readPromptFile(file, NO_FILES);
  if (!read) throw new Error('This is a prompt file.');
  const known = { file, parsed: read.parsed };
  expect(isEditable(known)).toBe(true);
  const text = MESSAGES.replace(before, after);
  const edited = editPromptFile(known, editBetween(MESSAGES, text));
  expect(edited !== undefined).toBe(isByEdit);
});

it('reads lines that end as on Windows by their edit, too', async () => {
  const file = { path: PATH, text: DOCUMENTS['line ends of Windows'] };
  const read = await readPromptFile(file, NO_FILES);
  if (!read) throw new Error('This is a prompt file.');
  const known = { file, parsed: read.parsed };
  for (const inserted of ['very ', 'in short\r\n      and ']) {
    const text = file.text.replace('kind,', `${inserted}kind,`);
    const edited = editPromptFile(known, editBetween(file.text, text));
    expect(edited).toEqual((await readPromptFile({ path: PATH, text }, NO_FILES))?.parsed);
  }
});

it('reads a file with anchors as a whole', async () => {
  const file = { path: PATH, text: DOCUMENTS['a text that is used twice'] };
  const read = await readPromptFile(file, NO_FILES);
  expect(read && isEditable({ file, parsed: read.parsed })).toBe(false);
});
