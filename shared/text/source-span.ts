import type { Range } from './range.ts';

/**
 * A run of a decoded text that stands letter for letter in the source file.
 * `textStart` counts in the decoded text, `sourceStart` in the file, `length` in both (UTF-16 units).
 */
export type Segment = {
  readonly textStart: number;
  readonly sourceStart: number;
  readonly length: number;
};

/**
 * Where a piece of text stands: the file and the range of its source form (without quotes or a block header).
 * `segments` is left out when the decoded text is the source slice itself; a YAML block or a JSON string with
 * escapes has one segment per run that both share, in order.
 */
export type SourceSpan = {
  readonly path: string;
  readonly range: Range;
  readonly segments?: readonly Segment[];
};

/** Segments in order, with those that follow each other in both texts as one: a line of a block and its line break. */
export function joinSegments(segments: readonly Segment[]): readonly Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    const isNext =
      last !== undefined &&
      last.textStart + last.length === segment.textStart &&
      last.sourceStart + last.length === segment.sourceStart;
    if (isNext) joined[joined.length - 1] = { ...last, length: last.length + segment.length };
    else joined.push(segment);
  }
  return joined;
}

/** The file offset of `offset` in the decoded text; an offset inside an escape is that escape's first character. */
export function toSourceOffset(span: SourceSpan, offset: number): number {
  const { segments, range } = span;
  if (!segments) return range.start + offset;
  const segment = segments[countStartingUpTo(segments, offset) - 1];
  if (!segment) return range.start;
  return segment.sourceStart + Math.min(offset - segment.textStart, segment.length);
}

/** The file range of a half-open range of the decoded text. */
export function toSourceRange(span: SourceSpan, range: Range): Range {
  const start = toSourceOffset(span, range.start);
  if (range.end <= range.start) return { start, end: start };
  return { start, end: Math.max(start, toSourceOffset(span, range.end - 1) + 1) };
}

/** The place of a part of a text, as a text of its own: offset 0 of the result is `range.start` of `span`'s text. */
export function subSpan(span: SourceSpan, range: Range): SourceSpan {
  const source = toSourceRange(span, range);
  if (!span.segments) return { path: span.path, range: source };
  const segments: Segment[] = [];
  const first = Math.max(0, countStartingUpTo(span.segments, range.start) - 1);
  for (let index = first; index < span.segments.length; index += 1) {
    const segment = span.segments[index];
    if (!segment || segment.textStart >= range.end) break;
    const cut = cutSegment(segment, range);
    if (cut) segments.push(cut);
  }
  return { path: span.path, range: source, ...(isWhole(segments, range) ? {} : { segments }) };
}

function cutSegment(segment: Segment, range: Range): Segment | undefined {
  const start = Math.max(segment.textStart, range.start);
  const end = Math.min(segment.textStart + segment.length, range.end);
  if (end <= start) return undefined;
  const sourceStart = segment.sourceStart + start - segment.textStart;
  return { textStart: start - range.start, sourceStart, length: end - start };
}

/** One segment that covers the whole text says no more than the range does. */
function isWhole(segments: readonly Segment[], range: Range): boolean {
  return segments.length === 1 && segments[0]?.length === range.end - range.start;
}

/**
 * How many segments start at or before `offset`, in the decoded text or in the file; binary, because a long block has
 * one segment per line.
 */
export function countStartingUpTo(
  segments: readonly Segment[],
  offset: number,
  start: 'textStart' | 'sourceStart' = 'textStart',
): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.[start] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
