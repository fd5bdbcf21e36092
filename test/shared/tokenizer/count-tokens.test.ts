import { readFileSync } from 'node:fs';
import { get_encoding } from 'tiktoken';
import type { Tiktoken } from 'tiktoken';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTextGenerator } from '../../../bench/tokens/text-generator.mjs';
import { loadTokenizer } from '../../../shared/tokenizer/load-tokenizer.ts';
import type { Tokenizer } from '../../../shared/tokenizer/tokenizer.ts';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';

const FUZZED = 2500;
const TRICKY = [
  '',
  ' ',
  "don't DON'T I'LL we'Ve it'ſ",
  '\ufeffA byte-order mark is no white space',
  'next line\u0085is white space',
  'trailing spaces   ',
  '  \n\n  indented\r\n\r\n',
  'a //\n// b;\n//c',
  '1234567890 １２３４５ ٣٤٥',
  'HTTPServer parseJSONFile ǅungla',
  'é e\u0301 \u0301A \u0301AB \u0301ABc !\u0301x',
  '字ABC ABC字DEF ABC字def',
  '你好，世界。北京彩票東京',
  '한국어 हिन्दी ไทย ქართული',
  '👩‍👩‍👧‍👦 👍🏽 🇩🇪 ❤️',
  'lone \ud800 and \udc00x',
  '<|endoftext|><|im_start|>user<|fim_prefix|>',
  'isPrototypeOf propertyIsEnumerable __proto__ constructor',
  '\u{1acf}\u{16ea0}',
];

describe.each([
  { encoding: 'o200k_base', model: 'gpt-4o', longest: 8 },
  { encoding: 'cl100k_base', model: 'gpt-4', longest: 8 },
  { encoding: 'p50k_base', model: 'text-davinci-003', longest: 4 },
  { encoding: 'r50k_base', model: 'davinci', longest: 4 },
] as const)('$encoding', ({ encoding, model, longest }) => {
  let reference: Tiktoken;
  let tokenizer: Tokenizer;

  beforeAll(async () => {
    reference = get_encoding(encoding);
    tokenizer = await loadTokenizer({ written: model, name: model }, loadVocabulary);
  });

  function expectSameCount(text: string): void {
    const expected = reference.encode(text, [], []).length;
    if (tokenizer.countTokens(text) === expected) return;
    expect({ text, tokens: tokenizer.countTokens(text) }).toEqual({ text, tokens: expected });
  }

  it.each(TRICKY)('counts %j as tiktoken does', (text) => expectSameCount(text));

  it('counts generated texts as tiktoken does', () => {
    const nextText = createTextGenerator(20_261_122);
    for (let input = 0; input < FUZZED; input += 1) expectSameCount(nextText());
  });

  it('counts every code point as tiktoken does, between letters and before a contraction', () => {
    for (let start = 0; start < 0x110000; start += 16) {
      let text = '';
      for (let offset = 0; offset < 16; offset += 1) {
        const character = String.fromCodePoint(start + offset);
        text += `a${character}'s ${character}B\n`;
      }
      if (isMapped(start)) expectSameCount(text);
    }
  });

  it('counts its own licence file and sources as tiktoken does', () => {
    const files = ['LICENSE', 'package-lock.json', 'shared/tokenizer/code-point-kinds.ts'];
    for (const file of files) expectSameCount(readFileSync(file, 'utf8'));
  });

  it('counts a long text as the sum of its parts and as tiktoken does', () => {
    const nextText = createTextGenerator(7);
    const text = Array.from({ length: 3000 }, () => `${nextText()}\n`).join('');
    expectSameCount(text);
  });

  it.each([
    ['one letter', 'a'.repeat(3000)],
    ['spaces', ' '.repeat(3000)],
    ['line breaks', '\n'.repeat(3000)],
    ['a rule', '='.repeat(3000)],
    ['Han without punctuation', '北京彩票的世界你好'.repeat(300)],
  ])('counts a long run of %s as tiktoken does', (_, text) => expectSameCount(text));

  it('counts 200 KB that cannot be cut', () => {
    expect(tokenizer.countTokens('a'.repeat(200_000))).toBe(200_000 / longest);
  });
});

/** Code points that the reference knows as anything but unassigned; private use and empty planes are skipped. */
function isMapped(codePoint: number): boolean {
  return (
    codePoint < 0x1fc00 || (codePoint >= 0x20000 && codePoint < 0x20100) || codePoint === 0xe0100
  );
}
