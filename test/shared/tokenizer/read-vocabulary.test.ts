import { describe, expect, it } from 'vitest';
import { createCountPieces } from '../../../shared/tokenizer/count-pieces.ts';
import { loadAllRegions } from '../../../shared/tokenizer/load-region.ts';
import { writeVocabulary } from '../../../shared/tokenizer/packs/write-vocabulary.ts';
import { readVocabulary } from '../../../shared/tokenizer/read-vocabulary.ts';
import { o200kPieceEnd } from '../../../shared/tokenizer/split-o200k.ts';

const BYTES = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));

function writeFile(...tokens: readonly string[]): Uint8Array {
  return writeVocabulary({ tokens: [...BYTES, ...tokens], isOrdered: true });
}

function countBy(file: Uint8Array): (text: string) => number {
  return createCountPieces(readVocabulary(file), { pieceEnd: o200kPieceEnd });
}

describe('a vocabulary file', () => {
  it('counts by the tokens it was written with', () => {
    const count = countBy(writeFile('he', 'll', 'llo', 'hello'));
    expect(['hello', 'hell', 'llo', 'oh'].map(count)).toEqual([1, 2, 1, 2]);
  });

  it('enters tokens once they are looked up more often, and finds the same', () => {
    const vocabulary = readVocabulary(writeFile('he', 'll', 'llo', 'hello'));
    const count = createCountPieces(vocabulary, { pieceEnd: o200kPieceEnd });
    expect(count('hello')).toBe(1);
    expect(vocabulary.slots.some((word) => word !== 0)).toBe(false);
    expect(['hey', 'hex', 'hem', 'hen', 'her'].map(count)).toEqual([2, 2, 2, 2, 2]);
    expect(vocabulary.slots.some((word) => word !== 0)).toBe(true);
    expect([1, 2, 3].map((times) => count('helloo'.repeat(times)))).toEqual([2, 4, 6]);
  });

  it('knows tokens whose ids lie far apart, and the longest', () => {
    const fillers = Array.from({ length: 40_000 }, (_, at) => at.toString(36).padStart(5, '0'));
    const count = countBy(writeFile('ab', ...fillers, 'abc', 'x'.repeat(255)));
    expect(['ab', 'abc', 'x'.repeat(255), 'x'.repeat(254)].map(count)).toEqual([1, 1, 1, 254]);
  });

  it.each([
    ['is empty', new Uint8Array()],
    ['is another', new TextEncoder().encode('PFV1'.padEnd(60_000, '.'))],
    ['is cut short', writeFile('he').subarray(0, -1)],
  ])('is refused when it %s', (_, file) => {
    expect(() => readVocabulary(file)).toThrow(/vocabulary file/);
  });

  it('is found damaged when a token reaches over the end of its region', () => {
    const file = writeFile('he');
    file[file.length - 3] = 255;
    expect(() => loadAllRegions(readVocabulary(file))).toThrow('damaged');
  });
});
