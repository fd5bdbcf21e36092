import type { Range } from '../../shared/text/range.ts';
import type { Segment, SourceSpan } from '../../shared/text/source-span.ts';
import type { Edit } from '../../shared/tokenizer/document-counter.ts';

/** The line of a text that an edit lies in, as it was before the edit. */
export type EditedLine = {
  /** Its content in the file, without indentation and line break. */
  readonly range: Range;
  /** Where its content begins in the decoded text. */
  readonly textStart: number;
  /** The edit, in the decoded text. */
  readonly textOffset: number;
  /** UTF-16 units by which the line has grown. */
  readonly added: number;
};

/** `content: |`, with nothing else in the line: no anchor, tag or comment. */
const LITERAL_HEADER = /^[ \t-]*[\w.-]+:[ \t]+\|[1-9]?[+-]?[ \t\r]*$/;

/**
 * The line of a literal block (`|`) within whose content an edit lies, behind its first letter; absent for every other
 * edit. The indentation of the block, and which lines belong to it, are then what they were.
 */
export function findEditedLine(
  text: string,
  span: SourceSpan,
  { offset, removed, inserted }: Edit,
): EditedLine | undefined {
  const end = offset + removed;
  if (offset <= span.range.start || end > span.range.end || /[\r\n]/.test(inserted))
    return undefined;
  const segment = findSegment(span.segments ?? [], offset);
  if (!segment) return undefined;
  const range = contentAround(text, segment, offset);
  if (end > range.end || text.slice(range.start, offset).trim() === '') return undefined;
  if (!isLiteral(text, span.range.start)) return undefined;
  const toText = (at: number): number => at - segment.sourceStart + segment.textStart;
  return {
    range,
    textStart: toText(range.start),
    textOffset: toText(offset),
    added: inserted.length - removed,
  };
}

/** The last segment that begins before `offset` and reaches it; binary, because a block has one for each line. */
function findSegment(segments: readonly Segment[], offset: number): Segment | undefined {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.sourceStart ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const segment = segments[low - 1];
  return segment && offset <= segment.sourceStart + segment.length ? segment : undefined;
}

function contentAround(text: string, { sourceStart, length }: Segment, offset: number): Range {
  const lineBreak = text.lastIndexOf('\n', offset - 1);
  const next = text.slice(offset, sourceStart + length).search(/[\r\n]/);
  return {
    start: Math.max(sourceStart, lineBreak + 1),
    end: next === -1 ? sourceStart + length : offset + next,
  };
}

/** Whether the text that begins at `start` is below the header of a literal block. */
function isLiteral(text: string, start: number): boolean {
  let lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (text.slice(lineStart, start).trim() !== '') return false;
  while (lineStart > 0) {
    const before = text.lastIndexOf('\n', lineStart - 2) + 1;
    const line = text.slice(before, lineStart - 1);
    if (line.trim() !== '') return LITERAL_HEADER.test(line);
    lineStart = before;
  }
  return false;
}
