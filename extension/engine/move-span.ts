import type { Range } from '../../shared/text/range.ts';
import type { Segment, SourceSpan } from '../../shared/text/source-span.ts';
import { joinRuns } from '../../shared/text/yaml-scalar-span.ts';
import type { EditedLines } from './find-edited-lines.ts';

/** Whether a place of the file is behind the lines, so that it moves with their end. */
export function isBehind({ range }: SourceSpan, lines: EditedLines): boolean {
  return range.start >= lines.range.end;
}

/** A place of the file after an edit of lines that it does not hold. */
export function moveSpan(span: SourceSpan, lines: EditedLines): SourceSpan {
  return isBehind(span, lines) ? shiftSpan(span, lines.added) : span;
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

/** The place of the text that holds the lines, after their edit. */
export function growSpan(span: SourceSpan, lines: EditedLines): SourceSpan {
  const { segments = [], range } = span;
  const before = segments.flatMap((one) => cut(one, { start: 0, end: lines.range.start }));
  const behind = segments.flatMap((one) => cut(one, { start: lines.range.end, end: range.end }));
  const addedText = lines.text.length - (lines.textRange.end - lines.textRange.start);
  const moved = behind.map(({ textStart, sourceStart, length }) => ({
    textStart: textStart + addedText,
    sourceStart: sourceStart + lines.added,
    length,
  }));
  return {
    ...span,
    range: { start: range.start, end: range.end + lines.added },
    segments: joinRuns([...before, ...lines.segments, ...moved]),
  };
}

/** What of a segment lies in a range of the file. */
function cut({ textStart, sourceStart, length }: Segment, range: Range): readonly Segment[] {
  const start = Math.max(sourceStart, range.start);
  const end = Math.min(sourceStart + length, range.end);
  if (start >= end) return [];
  return [{ textStart: textStart + start - sourceStart, sourceStart: start, length: end - start }];
}
