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
import { describe, expect, it } from 'vitest';
import { cutYaml } from '../../../extension/engine/cut-yaml.ts';
import { editYaml } from '../../../extension/engine/edit-yaml.ts';
import { joinYaml } from '../../../extension/engine/join-yaml.ts';
import type { PieceDocument, YamlPieces } from '../../../extension/engine/yaml-pieces.ts';
import { fieldOf } from '../../../shared/text/json-fields.ts';
import type { JsonPath } from '../../../shared/text/json-tree.ts';
import type { Json } from '../../../shared/text/json.ts';
import { parseYamlDocument } from '../../../shared/text/yaml-document.ts';

const PATH = 'prompts/answer.prompt.yml';

const PROMPT = `# Answers a customer
name: Answer a customer
model: openai/gpt-4o # the small one will do
messages:
  # who it is
  - role: system
    content: |
      You answer {{customer}} & {{shop}}.

        - kind, and short
      key: value # no comment

  # what is asked
  - role: user
    content: |+
        {{question}}

  - content: "Quoted {{a}}
      and more"
    role: assistant
  - {role: user, content: 'in braces'}
  - role: user
    content: >-
      Folded {{b}}
      text
modelParameters:
  max_tokens: 100
testData:
- customer: Ada
  question: Where is it?
- customer: Bob
  question: |
    Why?
- plain text
-   customer: far
    question: right
list: [a, b,
  c]
jsonSchema: |
  {"type": "object"}
`;

const TEXTS = {
  'a prompt': PROMPT,
  'line ends of Windows': PROMPT.replaceAll('\n', '\r\n'),
  'no line break at the end': PROMPT.trimEnd(),
  'lists without indentation': 'a:\n- x\n- y: 1\n  z: 2\n-\n  w: 3\nb:\n- - u\n  - v\n- t\n',
  'keys with nothing, and numbers': 'a:\n2: x\n1: y\nb:\n  - \n  - z\nc: ""\n',
  'a text at the end': 'a:\n  - |\n    one\n  - |\n    two\n\n\n',
  'two documents': 'a: 1\nb:\n  - x\n  - y\n---\na: 2\n',
  'an anchor': 'a:\n  - &x one\n  - two\nb: *x\n',
  'keys without values': 'a:\n- ? k\n- {l, m: 1}\nb: {n,\n  o}\nc:\n- ? p\n  : q\n- r\n',
  braces: '{\na: 1,\nb: [x,\ny]\n}\n',
};

const INSERTED = [
  ['', ' ', '  ', '\n', '\n  ', '\n    ', '\n- ', '\n  - ', '\n  - role: user\n', '\nkey: value'],
  ['key: ', ': ', '"', "'", '|', '|\n', '>', '#', ' # ', '&a ', '*a ', '<<: ', '!tag ', '? '],
  ['---\n', '\n---\n', '\n...\n', '%YAML 1.2\n', '{', '}', '[', ']', ',', '\t', '\n\t', '\r', '中'],
].flat();
const inserted = oneof(string({ maxLength: 4 }), constantFrom(...INSERTED));
const edits = array(
  record({ at: double({ min: 0, max: 1, noNaN: true }), removed: nat(20), inserted }),
  { minLength: 1, maxLength: 8 },
);

function cut(text: string): YamlPieces | undefined {
  const file = { path: PATH, text };
  return cutYaml({ ...file, document: parseYamlDocument(file) });
}

/** Every value with its place; the places of the file and of its lists as a whole are nobody's business. */
function placesOf(document: PieceDocument): readonly unknown[] {
  const places: unknown[] = [];
  const visit = (value: Json | undefined, path: JsonPath): void => {
    const isWhole = path.length === 0 || (path.length === 1 && Array.isArray(value));
    places.push([path, isWhole ? undefined : document.spanOf(path)]);
    if (Array.isArray(value)) value.forEach((item: Json, index) => visit(item, [...path, index]));
    else if (typeof value === 'object' && value !== null) {
      for (const name of Object.keys(value).toSorted()) {
        visit(fieldOf(value, name), [...path, name]);
      }
    }
  };
  visit(document.value, []);
  return places;
}

function expectSame(pieces: YamlPieces): void {
  const whole = parseYamlDocument({ path: PATH, text: pieces.text });
  const joined = joinYaml(pieces.pieces);
  expect(joined.problems).toEqual(whole.problems);
  expect(joined.value).toEqual(whole.value);
  expect(placesOf(joined)).toEqual(placesOf(whole));
}

it.each(Object.entries(TEXTS))('makes of edited pieces what the whole text is: %s', (_, start) => {
  const first = cut(start);
  if (first) expectSame(first);
  assert(
    property(edits, (script) => {
      let text = start;
      let pieces = first;
      for (const { at, removed, inserted: more } of script) {
        const offset = Math.floor(at * text.length);
        text = text.slice(0, offset) + more + text.slice(offset + removed);
        const edited = pieces && editYaml(pieces, text);
        if (edited) expectSame(edited);
        // Without a new version, the next edit is compared with the last one that could be cut.
        pieces = edited ?? cut(text) ?? pieces;
      }
    }),
    { numRuns: 40 },
  );
});

describe('an edit', () => {
  const whole = cut(PROMPT);
  if (!whole) throw new Error('The prompt can be cut.');

  it.each([
    ['of a value', 'gpt-4o', 'gpt-4o-mini'],
    ['of a key', 'max_tokens', 'maxTokens'],
    [
      'that adds a line to a text',
      'key: value # no comment\n',
      'key: value # no comment\n      New\n',
    ],
    ['that indents a text', '        - kind', '          - kind'],
    ['of quoted text', 'Quoted', 'Quoted, too'],
    [
      'that adds a message',
      '  # what is asked\n',
      '  - role: user\n    content: More\n  # what is asked\n',
    ],
    ['that takes a message out', "  - {role: user, content: 'in braces'}\n", ''],
    ['that adds a key', 'model: openai', 'description: Short\nmodel: openai'],
    ['of a case', 'customer: Bob', 'customer: Bert'],
  ])('%s is read by itself', (_, before, after) => {
    const text = PROMPT.replace(before, after);
    expect(text).not.toBe(PROMPT);
    const edited = editYaml(whole, text);
    expect(edited).toBeDefined();
    if (edited) expectSame(edited);
  });

  it.each([
    ['that opens quotes', 'content: "Quoted', 'content: "Qu"oted'],
    ['that ends the document', 'modelParameters:', '---\nmodelParameters:'],
    ['that names a value', 'name: Answer', 'name: &name Answer'],
    ['that repeats a key', 'modelParameters:', 'name: again\nmodelParameters:'],
    ['of the key of a list', 'testData:', 'test_data:'],
    ['that takes the indentation of a list', '  - role: system', '- role: system'],
    ['in the comments before the first key', '# Answers', '# It answers'],
  ])('%s is not', (_, before, after) => {
    expect(editYaml(whole, PROMPT.replace(before, after))).toBeUndefined();
  });
});
