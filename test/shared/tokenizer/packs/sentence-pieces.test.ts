import { describe, expect, it } from 'vitest';
import { convertTokenizer } from '../../../../shared/tokenizer/packs/convert-tokenizer.ts';
import { createPackCounter } from '../../../../shared/tokenizer/packs/create-pack-counter.ts';

const ABOUT = { name: 'pieces', models: ['pieces-'], source: { from: 'a test', sha256: '00' } };
/** `aaa` is made in two ways that overlap, `bab` by two merges that stand apart, `é` is a character, `☃` is none. */
const MERGES = [
  'a a',
  'b a',
  '▁ ▁',
  'b ab',
  'a aa',
  'aa a',
  '▁ a',
  'a b',
  'ba b',
  '▁a b',
  '▁ ab',
  'é a',
];
const CHARACTERS = ['a', 'b', '▁', 'é', '>', '<', '/'];

type Change = { readonly merges?: readonly string[]; readonly normalizer?: object };

function sentencePieces({ merges = MERGES, normalizer }: Change = {}): object {
  const bytes = Array.from(
    { length: 256 },
    (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
  );
  const made = merges.map((merge) => merge.replace(' ', ''));
  const vocab = [...new Set([...bytes, ...CHARACTERS, ...made])];
  return {
    added_tokens: [{ content: '\n' }, { content: '\n\n' }, { content: '<turn>' }],
    normalizer: normalizer ?? { type: 'Replace', pattern: { String: ' ' }, content: '▁' },
    pre_tokenizer: { type: 'Split', pattern: { String: ' ' }, behavior: 'MergedWithPrevious' },
    model: {
      type: 'BPE',
      byte_fallback: true,
      vocab: Object.fromEntries(vocab.map((token, id) => [token, id])),
      merges,
    },
  };
}

function countBy(tokenizer: object): (text: string) => number {
  const conversion = convertTokenizer(tokenizer, ABOUT);
  if (conversion.kind === 'refused') throw new Error(conversion.reason);
  return createPackCounter(conversion.file);
}

/** By the book: the leftmost pair of the earliest merge, until there is none. */
function countSlowly(text: string): number {
  const parts = Array.from(text.replaceAll(' ', '▁'));
  for (;;) {
    const ranks = parts.slice(1).map((part, at) => MERGES.indexOf(`${parts[at]} ${part}`));
    const lowest = Math.min(...ranks.filter((rank) => rank >= 0));
    const at = ranks.indexOf(lowest);
    if (at < 0) break;
    parts.splice(at, 2, `${parts[at]}${parts[at + 1]}`);
  }
  let tokens = 0;
  for (const part of parts)
    tokens += part.length > 1 || CHARACTERS.includes(part) ? 1 : Buffer.byteLength(part);
  return tokens;
}

describe('a SentencePiece vocabulary', () => {
  const count = countBy(sentencePieces());

  it.each([
    ['', 0],
    ['aaa', 1],
    ['é', 1],
    ['☃', 3],
    ['a a', 2],
    ['a▁a', 2],
    ['\n\n\n', 2],
    ['a<turn>a', 3],
    ['  ab', 2],
  ])('counts %j as %i tokens', (text, tokens) => {
    expect(count(text)).toBe(tokens);
  });

  it('counts generated texts as merging by the list does, short and long', () => {
    let state = 11;
    const random = (): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 16;
    };
    for (let input = 0; input < 3000; input += 1) {
      const length = input % 300 === 0 ? 250 : 1 + (random() % 14);
      const text = Array.from({ length }, () => 'aaaabbb é☃<'[random() % 11]).join('');
      if (count(text) !== countSlowly(text))
        expect({ text, tokens: count(text) }).toEqual({ text, tokens: countSlowly(text) });
    }
  });

  it.each([
    ['a token over a space', { merges: ['a ▁'] }, 'go on over spaces'],
    ['a token over a line break', { merges: ['a \n'] }, 'go on over spaces or line breaks'],
    ['a way to make a token that is not listed', { merges: ['a a', 'a aa'] }, 'not list'],
    ['another normalization', { normalizer: { type: 'Lowercase' } }, 'not as Gemma does'],
  ])('is refused for %s', (_, change, reason) => {
    expect(convertTokenizer(sentencePieces(change), ABOUT)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining(reason),
    });
  });
});
