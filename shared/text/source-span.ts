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

/** The file offset of `offset` in the decoded text; an offset inside an escape is that escape's first character. */
export function toSourceOffset(span: SourceSpan, offset: number): number {
  if (!span.segments) return span.range.start + offset;
  let sourceOffset = span.range.start;
  for (const segment of span.segments) {
    if (offset < segment.textStart) return sourceOffset;
    if (offset < segment.textStart + segment.length) {
      return segment.sourceStart + offset - segment.textStart;
    }
    sourceOffset = segment.sourceStart + segment.length;
  }
  return sourceOffset;
}

/** The file range of a half-open range of the decoded text. */
export function toSourceRange(span: SourceSpan, range: Range): Range {
  const start = toSourceOffset(span, range.start);
  if (range.end <= range.start) return { start, end: start };
  return { start, end: toSourceOffset(span, range.end - 1) + 1 };
}
