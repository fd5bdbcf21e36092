import { segmentEscapes } from './json-escapes.ts';
import type { Range } from './range.ts';
import { joinSegments, type Segment, type SourceSpan } from './source-span.ts';

export type YamlScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** One scalar as the parser found it: `range` covers its quotes, or its block with the header. */
export type YamlScalar = {
  readonly range: Range;
  readonly style: YamlScalarStyle;
  /** The decoded text. */
  readonly value: string;
};

type Source = { readonly path: string; readonly text: string };

/**
 * Where the decoded text of a YAML scalar stands. All foldings of YAML change white space only, so the rest of the
 * text is found line by line; a text that does not fit (a parser that recovered from an error) gets no segments.
 */
export function spanOfYamlScalar(file: Source, scalar: YamlScalar): SourceSpan {
  const range = innerRange(file.text, scalar);
  if (file.text.slice(range.start, range.end) === scalar.value) return { path: file.path, range };
  const segments = segmentsOf(file.text, scalar, range);
  if (!isBlock(scalar.style)) return { path: file.path, range, segments };
  return { path: file.path, range: trimBlock(range, segments), segments };
}

function segmentsOf(text: string, scalar: YamlScalar, range: Range): readonly Segment[] {
  if (scalar.style === 'literal') return segmentLiteral(text, range, scalar.value);
  if (scalar.style === 'double') return segmentEscapes(text, range, scalar.value);
  return segmentFolded(text, range, scalar);
}

function isBlock(style: YamlScalarStyle): boolean {
  return style === 'literal' || style === 'folded';
}

function innerRange(text: string, { range, style }: YamlScalar): Range {
  if (isBlock(style)) {
    const headerEnd = text.indexOf('\n', range.start) + 1;
    const start = headerEnd > 0 && headerEnd < range.end ? headerEnd : range.end;
    return { start, end: range.end };
  }
  if (style === 'plain') return range;
  const quote = style === 'single' ? "'" : '"';
  const isClosed = range.end - range.start > 1 && text[range.end - 1] === quote;
  return { start: range.start + 1, end: isClosed ? range.end - 1 : range.end };
}

/** A block's range ends with its text, so that the blank lines before the next key are outside. */
function trimBlock(range: Range, segments: readonly Segment[]): Range {
  const first = segments[0];
  const last = segments.at(-1);
  if (!first || !last) return { start: range.start, end: range.start };
  return { start: first.sourceStart, end: last.sourceStart + last.length };
}

/** Each decoded line of a block is the end of its source line in `range`; what stands before it is indentation. */
export function segmentLiteral(text: string, range: Range, value: string): readonly Segment[] {
  const segments: Segment[] = [];
  let textStart = 0;
  let lineStart = range.start;
  while (textStart < value.length && lineStart < range.end) {
    const lineEnd = endOfLine(text, lineStart, range.end);
    const textEnd = endOfLine(value, textStart, value.length);
    const contentEnd = text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
    const length = textEnd - textStart;
    if (length > contentEnd - lineStart) return [];
    if (length > 0) segments.push({ textStart, sourceStart: contentEnd - length, length });
    const hasBreak = textEnd < value.length && lineEnd < range.end;
    if (hasBreak) segments.push({ textStart: textEnd, sourceStart: lineEnd, length: 1 });
    textStart = textEnd + 1;
    lineStart = lineEnd + 1;
  }
  return joinSegments(segments);
}

/** Folded, plain and single-quoted text: the words of a line follow each other in both, the space between may differ. */
function segmentFolded(text: string, range: Range, scalar: YamlScalar): readonly Segment[] {
  const { value, style } = scalar;
  const segments: Segment[] = [];
  let textStart = 0;
  let lineStart = range.start;
  while (lineStart < range.end) {
    const lineEnd = endOfLine(text, lineStart, range.end);
    const isFirst = lineStart === range.start && style === 'single';
    const content = isFirst ? { start: lineStart, end: lineEnd } : trim(text, lineStart, lineEnd);
    if (!isFirst && content.start < content.end) textStart = skipSpace(value, textStart);
    const runs = style === 'single' ? splitQuotes(text, content) : [content];
    for (const run of runs) {
      const length = commonLength(
        text,
        run,
        value.slice(textStart, textStart + run.end - run.start),
      );
      if (length > 0) segments.push({ textStart, sourceStart: run.start, length });
      textStart += length;
    }
    lineStart = lineEnd + 1;
  }
  return segments;
}

/** `''` stands for one quote: a run ends behind its first half, the next starts behind the second. */
function splitQuotes(text: string, range: Range): readonly Range[] {
  const runs: Range[] = [];
  let start = range.start;
  for (
    let at = text.indexOf("''", start);
    at >= 0 && at + 1 < range.end;
    at = text.indexOf("''", start)
  ) {
    runs.push({ start, end: at + 1 });
    start = at + 2;
  }
  runs.push({ start, end: range.end });
  return runs;
}

function commonLength(text: string, run: Range, value: string): number {
  if (text.startsWith(value, run.start)) return value.length;
  let length = 0;
  while (length < value.length && text[run.start + length] === value[length]) length += 1;
  return length;
}

function endOfLine(text: string, start: number, end: number): number {
  const at = text.indexOf('\n', start);
  return at < 0 || at > end ? end : at;
}

function trim(text: string, start: number, end: number): Range {
  const from = Math.min(skipSpace(text, start), end);
  let to = end;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
