import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subSpan, toSourceOffset, toSourceRange } from '../../../shared/text/source-span.ts';
import type { SourceSpan } from '../../../shared/text/source-span.ts';

/** `ab` at 10, an escape of one unit at 12 to 14, `cd` at 14. */
const span: SourceSpan = {
  path: 'a',
  range: { start: 10, end: 16 },
  segments: [
    { textStart: 0, sourceStart: 10, length: 2 },
    { textStart: 3, sourceStart: 14, length: 2 },
  ],
};

describe('a span', () => {
  it.each([
    [0, 10],
    [1, 11],
    [2, 12],
    [3, 14],
    [4, 15],
    [5, 16],
    [9, 16],
  ])('leads from text offset %i to file offset %i', (offset, place) => {
    expect(toSourceOffset(span, offset)).toBe(place);
  });

  it('covers an escape when the range does', () => {
    expect(toSourceRange(span, { start: 1, end: 4 })).toEqual({ start: 11, end: 15 });
    expect(toSourceRange(span, { start: 3, end: 3 })).toEqual({ start: 14, end: 14 });
  });

  it('of a part has its own offsets', () => {
    expect(subSpan(span, { start: 1, end: 4 })).toEqual({
      path: 'a',
      range: { start: 11, end: 15 },
      segments: [
        { textStart: 0, sourceStart: 11, length: 1 },
        { textStart: 2, sourceStart: 14, length: 1 },
      ],
    });
    expect(subSpan(span, { start: 3, end: 5 })).toEqual({
      path: 'a',
      range: { start: 14, end: 16 },
    });
  });

  it('of a part leads where the whole does', () => {
    const range = fc
      .tuple(fc.nat(5), fc.nat(5))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(range, ({ start, end }) => {
        const part = subSpan(span, { start, end });
        for (const { textStart, sourceStart } of part.segments ?? []) {
          expect(toSourceOffset(span, start + textStart)).toBe(sourceStart);
        }
      }),
    );
  });
});
