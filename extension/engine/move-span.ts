import type { Segment, SourceSpan } from '../../shared/text/source-span.ts';
import type { EditedLine } from './find-edited-line.ts';

/** Whether a place of the file is behind the line, so that it moves with the line's end. */
export function isBehind({ range }: SourceSpan, line: EditedLine): boolean {
  return range.start >= line.range.end;
}

/** A place of the file after the edit of a line that it does not hold. */
export function moveSpan(span: SourceSpan, line: EditedLine): SourceSpan {
  const { added } = line;
  if (added === 0 || !isBehind(span, line)) return span;
  return shiftSpan(span, added);
}

/** A place of the file `by` UTF-16 units further on. */
export function shiftSpan(span: SourceSpan, by: number): SourceSpan {
  const { segments, range } = span;
  if (by === 0) return span;
  return {
    ...span,
    range: { start: range.start + by, end: range.end + by },
    ...(segments && {
      segments: segments.map(({ textStart, sourceStart, length }) => ({
        textStart,
        sourceStart: sourceStart + by,
        length,
      })),
    }),
  };
}

/** The place of the text that holds the line, after the edit of the line. */
export function growSpan(span: SourceSpan, line: EditedLine): SourceSpan {
  const { added } = line;
  const { segments = [], range } = span;
  return {
    ...span,
    range: { start: range.start, end: range.end + added },
    segments: segments.map((segment) => growSegment(segment, line)),
  };
}

function growSegment(segment: Segment, { range, added }: EditedLine): Segment {
  const { textStart, sourceStart, length } = segment;
  if (sourceStart >= range.end) {
    return { textStart: textStart + added, sourceStart: sourceStart + added, length };
  }
  if (sourceStart + length < range.end) return segment;
  return { textStart, sourceStart, length: length + added };
}
