import { describe, expect, it } from 'vitest';
import { convertTokenizer } from '../../../../shared/tokenizer/packs/convert-tokenizer.ts';
import { createPackCounter } from '../../../../shared/tokenizer/packs/create-pack-counter.ts';
import { readPackFile, writePackFile } from '../../../../shared/tokenizer/packs/pack-file.ts';
import type { PackFile } from '../../../../shared/tokenizer/packs/pack.ts';
import { smallTokenizer, splitBy } from './small-tokenizer.ts';

const ABOUT = { name: 'small', models: ['small-'], source: { from: 'a test', sha256: '00' } };

function convert(tokenizer: object): PackFile {
  const conversion = convertTokenizer(tokenizer, ABOUT);
  if (conversion.kind === 'refused') throw new Error(conversion.reason);
  return conversion.file;
}

function countBy(tokenizer: object): (text: string) => number {
  return createPackCounter(convert(tokenizer));
}

describe('a converted tokenizer', () => {
  it.each([
    ['', 0],
    ['hello', 1],
    ['hello hello', 2],
    ['hell', 2],
    ['hhello', 2],
    ['HELLO', 5],
    ['1234', 4],
    ['é', 2],
    ['hello\n\nhello', 4],
  ])('counts %j as %i tokens', (text, tokens) => {
    expect(countBy(smallTokenizer())(text)).toBe(tokens);
  });

  it('counts an added token as one, the longest that begins at a place', () => {
    const addedTokens = [{ content: '<|a|>' }, { content: '<|a|><|b|>' }, { content: 'x.y' }];
    const count = countBy(smallTokenizer({ addedTokens }));
    expect(count('<|a|><|b|>')).toBe(1);
    expect(count('<|a|>hello<|a|>')).toBe(3);
    expect(count('x.y xzy')).toBe(5);
  });

  it('composes text first where the tokenizer does', () => {
    const decomposed = 'e\u0301';
    expect(countBy(smallTokenizer())(decomposed)).toBe(3);
    expect(countBy(smallTokenizer({ normalizer: { type: 'NFC' } }))(decomposed)).toBe(2);
  });

  it('cuts by the pattern of GPT-2 when the byte-level step does the cutting', () => {
    const preTokenizer = { type: 'ByteLevel', add_prefix_space: false };
    const file = convert(smallTokenizer({ preTokenizer }));
    expect(file.pack.split).toBe('gpt-2');
    expect(createPackCounter(file)('hello hello')).toBe(2);
  });

  it('merges by token where every pair is listed, even when a token ranks before its parts', () => {
    const merges = ['ab cd', 'a b', 'c d'];
    expect(convertTokenizer(smallTokenizer({ merges }), ABOUT).kind).toBe('refused');
    const count = countBy(smallTokenizer({ merges, model: { ignore_merges: true } }));
    expect(count('abcd')).toBe(1);
    expect(count('xabcd')).toBe(2);
    expect(count('xabcd'.repeat(100))).toBe(200);
  });

  it.each(['PFV1', 'PFV9', ''])('of a vocabulary %j has to be added again', (magic) => {
    const { pack, vocabulary } = convert(smallTokenizer());
    const old = Buffer.from(vocabulary.slice());
    old.write(magic.padEnd(4, '-'), 'ascii');
    expect(() => createPackCounter({ pack, vocabulary: old })).toThrow(
      'The vocabulary pack small is of another version',
    );
  });

  it('comes back from its file', () => {
    const file = convert(smallTokenizer({ addedTokens: [{ content: '<｜é｜>' }] }));
    expect(readPackFile(writePackFile(file))).toEqual(file);
  });
});

describe('a tokenizer that cannot be counted exactly', () => {
  it.each([
    ['no tokenizer at all', { model: 'none' }, 'no tokenizer.json'],
    ['another model', smallTokenizer({ model: { type: 'Unigram' } }), 'not BPE'],
    ['an unknown pattern', smallTokenizer({ preTokenizer: splitBy('.') }), 'pattern'],
    ['no pattern', smallTokenizer({ preTokenizer: null }), 'pattern'],
    ['lower-casing', smallTokenizer({ normalizer: { type: 'Lowercase' } }), 'normalizes'],
    ['marks on words', smallTokenizer({ model: { end_of_word_suffix: '</w>' } }), 'marks'],
    ['dropout', smallTokenizer({ model: { dropout: 0.1 } }), 'random'],
    ['byte fallback', smallTokenizer({ model: { byte_fallback: true } }), 'falls back'],
    ['merges out of order', smallTokenizer({ merges: ['a b', 'c d', 'a b'] }), 'order'],
    ['a token out of reach', smallTokenizer({ merges: ['b c', 'ab c', 'a b'] }), 'reached'],
    ['a merge without a token', smallTokenizer({ model: { vocab: {} } }), 'byte-level'],
    [
      'tokens that need the text around them',
      smallTokenizer({ addedTokens: [{ content: '<mask>', lstrip: true }] }),
      'around them',
    ],
  ])('is refused with a reason: %s', (_, tokenizer, reason) => {
    expect(convertTokenizer(tokenizer, ABOUT)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining(reason),
    });
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['another file', new TextEncoder().encode('PFV3 and more')],
    ['a length beyond the end', Uint8Array.from([0x50, 0x46, 0x50, 0x32, 255, 255, 0, 0, 1])],
  ])('is no pack: %s', (_, file) => expect(readPackFile(file)).toBeUndefined());
});
