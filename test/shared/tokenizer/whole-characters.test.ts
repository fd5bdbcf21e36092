import { describe, expect, it } from 'vitest';
import { listWholeCharacters } from '../../../shared/tokenizer/packs/list-whole-characters.ts';
import {
  partEnd,
  viewWholeCharacters,
  WHOLE_CHARACTER_BYTES,
} from '../../../shared/tokenizer/whole-characters.ts';

const BYTES = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));
const CHARACTERS = ['中', '文', '字', '入', 'ж', 'д'];

describe('a text falls into parts', () => {
  it.each([
    ['between characters that are neighbours in no token', '中字文中', ['中文'], '中|字|文|中'],
    ['not within a token', '中文字', ['中文'], '中文|字'],
    ['not between two characters that only a longer token has', '文字文', ['中文字'], '文字|文'],
    ['with characters of two bytes too', 'жджж', ['жд'], 'жд|ж|ж'],
    ['between scripts', 'ж中', ['中文'], 'ж|中'],
    ['beside ASCII', 'a中b文', ['b文'], 'a|中|b文'],
    ['between letters', 'qjqa', ['qa', 'jq'], 'q|jqa'],
    ['not beside NUL', 'a\0b', [], 'a\0b'],
    ['not beside characters of four bytes', '🙂中🙂文', [], '🙂中🙂文'],
    ['where a token has letters around the pair', '中文字', [' 中文a'], '中文|字'],
    ['also before a character that is no token itself', '中国', [], '中|国'],
  ])('%s', (_, text, tokens, parts) => expect(partsOf(text, tokens)).toBe(parts));

  it('not where a token goes on from the end of one character', () => {
    const [middle, last] = new TextEncoder().encode('字').subarray(1);
    const cutting = Uint8Array.of(middle ?? 0, last ?? 0, ...new TextEncoder().encode('入'));
    expect(partsOf('字入文', [cutting])).toBe('字入|文');
    expect(partsOf('文入', [cutting])).toBe('文|入');
  });

  it('not where a token ends with the beginning of one character', () => {
    const [first] = new TextEncoder().encode('入');
    const cutting = Uint8Array.of(...new TextEncoder().encode('字'), first ?? 0);
    expect(partsOf('字入', [cutting])).toBe('字入');
    expect(partsOf('中入', [cutting])).toBe('中|入');
  });
});

/** The text with a bar wherever a part of it ends. */
function partsOf(text: string, tokens: readonly (string | Uint8Array)[]): string {
  const listed = [...BYTES, ...CHARACTERS, ...tokens].map(latin1);
  const whole = viewWholeCharacters(new Uint8Array(WHOLE_CHARACTER_BYTES), 0);
  listWholeCharacters(listed, whole);
  const bytes = new TextEncoder().encode(text);
  const parts = [];
  for (let start = 0, end = 0; start < bytes.length; start = end) {
    end = partEnd(whole, bytes, { start, end: bytes.length });
    parts.push(new TextDecoder().decode(bytes.subarray(start, end)));
  }
  return parts.join('|');
}

function latin1(token: string | Uint8Array): string {
  const bytes = typeof token === 'string' ? new TextEncoder().encode(token) : token;
  return String.fromCharCode(...bytes);
}
