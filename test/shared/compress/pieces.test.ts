import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editPieces,
  joinPieces,
  originalOffset,
  wholePieces,
} from '../../../shared/compress/pieces.ts';

describe('pieces of a file', () => {
  it('remember what was kept over several rounds of edits', () => {
    const original = 'abcdefgh';
    const once = editPieces(wholePieces(original), [{ range: { start: 2, end: 4 }, text: 'X' }]);
    const twice = editPieces(once, [{ range: { start: 1, end: 4 }, text: '' }]);
    expect(joinPieces(original, once)).toBe('abXefgh');
    expect(joinPieces(original, twice)).toBe('afgh');
    expect(twice).toEqual([
      { kind: 'kept', range: { start: 0, end: 1 } },
      { kind: 'kept', range: { start: 5, end: 8 } },
    ]);
    expect(originalOffset(twice, 1)).toBe(5);
  });

  it('make the same text as edits of the text itself', () => {
    const edit = fc.tuple(fc.nat(20), fc.nat(5), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(edit, { maxLength: 6 }), (text, edits) => {
        let pieces = wholePieces(text);
        let expected = text;
        for (const [at, length, written] of edits) {
          const start = Math.min(at, expected.length);
          const end = Math.min(start + length, expected.length);
          pieces = editPieces(pieces, [{ range: { start, end }, text: written }]);
          expected = expected.slice(0, start) + written + expected.slice(end);
        }
        expect(joinPieces(text, pieces)).toBe(expected);
      }),
    );
  });
});
