import type { Range } from '../../text/range.ts';
import type { Replacement } from '../replacement.ts';
import type { RulePart } from '../rule-context.ts';
import { indexRanges, type RangeIndex } from '../structure/range-index.ts';
import type { Line } from '../structure/scan-lines.ts';

/** HTML comments outside code, with the line they stand on where they stand alone. Our own comments are left. */
export function* findHtmlComments({
  text,
  structure,
}: RulePart): Generator<{ readonly comment: Range; readonly replacement: Replacement }> {
  const fences = indexRanges(structure.fences.map(({ range }) => range));
  const tags = indexRanges(structure.templateTags);
  const lines = indexRanges(structure.lines);
  for (const { start, end, kind } of structure.inline) {
    const comment = { start, end };
    if (kind !== 'comment' || fences.touches(comment) || tags.touches(comment)) continue;
    if (text.slice(start, start + 100).includes('promptfare-')) continue;
    yield { comment, replacement: { range: wholeLines(text, comment, lines), text: '' } };
  }
}

function wholeLines(text: string, comment: Range, lines: RangeIndex<Line>): Range {
  const first = lines.lastBefore(comment.start);
  const last = lines.lastBefore(comment.end - 1);
  if (!first || !last || last.next === last.end) return comment;
  const isAlone =
    first.start + first.indent === comment.start && text.slice(comment.end, last.end).trim() === '';
  return isAlone ? { start: first.start, end: last.next } : comment;
}
