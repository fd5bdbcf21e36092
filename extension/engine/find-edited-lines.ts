import type { Range } from '../../shared/text/range.ts';
import { countStartingUpTo, type Segment, type SourceSpan } from '../../shared/text/source-span.ts';
import { segmentLiteral } from '../../shared/text/yaml-scalar-span.ts';
import type { Edit } from '../../shared/tokenizer/document-counter.ts';

/** The lines of a text that an edit lies in, and what they have become. */
export type EditedLines = {
  /** In the file, as they were: from the start of the first to the line break behind the last. */
  readonly range: Range;
  /** UTF-16 units by which they have grown in the file. */
  readonly added: number;
  /** In the decoded text, as they were. */
  readonly textRange: Range;
  /** The decoded text that they are now, and where it stands in the file. */
  readonly text: string;
  readonly segments: readonly Segment[];
};

/** `content: |`, with nothing else in the line: no anchor, tag or comment. */
const LITERAL_HEADER = /^[ \t-]*[\w.-]+:[ \t]+\|[1-9]?[+-]?[ \t\r]*$/;

/**
 * The lines of a literal block (`|`) within which an edit lies; absent where the block may now begin, end or be
 * indented elsewhere: its first line keeps its first letter, a letter stays behind or in the last line that is edited,
 * and every line of them is indented at least as the block is, or blank.
 */
export function findEditedLines(
  text: string,
  span: SourceSpan,
  edit: Edit,
): EditedLines | undefined {
  const block = findBlock(text, span);
  const range = block && findRange(text, block, edit);
  if (!range) return undefined;
  const now = linesAfter(text, range, edit);
  const lastLine = now.slice(startOfLine(now, now.length));
  if (!hasLetter(lastLine) && !hasLetter(text.slice(range.end, block.end))) return undefined;
  const textStart = textOffsetOf(block.segments, range.start);
  const before = decodeLines(text.slice(range.start, range.end), block.indent);
  const decoded = decodeLines(now, block.indent);
  if (textStart === undefined || before === undefined || decoded === undefined) return undefined;
  return {
    range,
    added: now.length - (range.end - range.start),
    textRange: { start: textStart, end: textStart + before.length },
    text: decoded,
    segments: segmentLiteral(now, { start: 0, end: now.length }, decoded).map((segment) => ({
      ...segment,
      textStart: segment.textStart + textStart,
      sourceStart: segment.sourceStart + range.start,
    })),
  };
}

type Block = {
  readonly segments: readonly Segment[];
  /** Where the first line that is not blank begins in the file, and how many blanks all are indented by. */
  readonly firstLine: number;
  readonly indent: number;
  /** Of the decoded text, in the file. */
  readonly end: number;
};

/** Absent for every other text than a literal block. */
function findBlock(text: string, { range, segments = [] }: SourceSpan): Block | undefined {
  const first = segments.find(({ sourceStart }) => text[sourceStart] !== '\n');
  if (!first || !isLiteral(text, range.start)) return undefined;
  const firstLine = startOfLine(text, first.sourceStart);
  return { segments, firstLine, indent: first.sourceStart - firstLine, end: range.end };
}

/** The whole lines of an edit that lies in a block, behind its first letter. */
function findRange(
  text: string,
  { firstLine, end }: Block,
  { offset, removed }: Edit,
): Range | undefined {
  if (offset <= firstLine || offset > end || offset + removed > end) return undefined;
  const range = { start: startOfLine(text, offset), end: endOfLine(text, offset + removed) };
  if (range.start >= end || range.end > end || range.end < offset + removed) return undefined;
  return range.start > firstLine || hasLetter(text.slice(firstLine, offset)) ? range : undefined;
}

function linesAfter(
  text: string,
  { start, end }: Range,
  { offset, removed, inserted }: Edit,
): string {
  return text.slice(start, offset) + inserted + text.slice(offset + removed, end);
}

/** Whether the text that begins at `start` is below the header of a literal block. */
function isLiteral(text: string, start: number): boolean {
  let lineStart = startOfLine(text, start);
  if (text.slice(lineStart, start).trim() !== '') return false;
  while (lineStart > 0) {
    const before = startOfLine(text, lineStart - 1);
    const line = text.slice(before, lineStart - 1);
    if (line.trim() !== '') return LITERAL_HEADER.test(line);
    lineStart = before;
  }
  return false;
}

/** What lines of a block say; absent where one of them ends it, or a carriage return stands alone. */
function decodeLines(lines: string, indent: number): string | undefined {
  if (indent === 0 || /\r(?!\n)/.test(lines)) return undefined;
  const blanks = ' '.repeat(indent);
  const decoded: string[] = [];
  for (const line of lines.split(/\r?\n/)) {
    if (!line.startsWith(blanks) && /[^ ]/.test(line)) return undefined;
    decoded.push(line.slice(indent));
  }
  return decoded.join('\n');
}

/** Where a line of the file begins in the decoded text, known by the line break before it. */
function textOffsetOf(segments: readonly Segment[], lineStart: number): number | undefined {
  const before = segments[countStartingUpTo(segments, lineStart - 1, 'sourceStart') - 1];
  // The first line of all has no break before it in the text.
  if (!before) return 0;
  const { textStart, sourceStart, length } = before;
  const offset = lineStart - sourceStart;
  return offset <= length ? textStart + offset : undefined;
}

function startOfLine(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Before the line break, on Windows of two characters. */
function endOfLine(text: string, offset: number): number {
  const lineBreak = text.indexOf('\n', offset);
  if (lineBreak === -1) return text.length;
  return text[lineBreak - 1] === '\r' ? lineBreak - 1 : lineBreak;
}

/** Tabs count: they are no indentation. */
function hasLetter(text: string): boolean {
  return /[^ \r\n]/.test(text);
}
