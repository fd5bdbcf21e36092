import { joinSegments, type Segment, type SourceSpan } from '../../shared/text/source-span.ts';
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
  const [before] = splitSegments(segments, lines.range.start);
  const [, behind] = splitSegments(segments, lines.range.end);
  const addedText = lines.text.length - (lines.textRange.end - lines.textRange.start);
  const moved = behind.map(({ textStart, sourceStart, length }) => ({
    textStart: textStart + addedText,
    sourceStart: sourceStart + lines.added,
    length,
  }));
  return {
    ...span,
    range: { start: range.start, end: range.end + lines.added },
    segments: joinSegments([...before, ...lines.segments, ...moved]),
  };
}

/** The segments before and behind a place of the file; one that holds it is cut. */
function splitSegments(
  segments: readonly Segment[],
  at: number,
): readonly [before: readonly Segment[], behind: readonly Segment[]] {
  const index = segments.findIndex(({ sourceStart, length }) => sourceStart + length > at);
  const one = segments[index];
  if (!one) return [segments, []];
  const [before, behind] = [segments.slice(0, index), segments.slice(index + 1)];
  const { textStart, sourceStart, length } = one;
  const kept = at - sourceStart;
  if (kept <= 0) return [before, [one, ...behind]];
  const cut = { textStart: textStart + kept, sourceStart: at, length: length - kept };
  return [
    [...before, { ...one, length: kept }],
    [cut, ...behind],
  ];
}
