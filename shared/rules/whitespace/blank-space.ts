import type { Range } from '../../text/range.ts';
import type { Replacement } from '../replacement.ts';
import type { RulePart } from '../rule-context.ts';
import { indexRanges } from '../structure/range-index.ts';
import type { Line } from '../structure/scan-lines.ts';
import { findVerbatimRanges } from '../structure/verbatim-ranges.ts';

/** White space behind the last character of a line; what may be a hard line break of Markdown is left alone. */
export function* findTrailingSpace({ text, structure }: RulePart): Generator<Replacement> {
  const { lines } = structure;
  const verbatim = indexRanges(findVerbatimRanges(text, structure));
  for (const [index, line] of lines.entries()) {
    const from = mayEndBlank(line) ? inkEnd(text, line) : line.end;
    if (from === line.end || isHardBreak(text.slice(from, line.end), lines[index + 1])) continue;
    const range = { start: from, end: line.end };
    if (!verbatim.touches(range)) yield { range, text: '' };
  }
}

function mayEndBlank({ kind, next, end }: Line): boolean {
  return kind !== 'code' && kind !== 'fence' && kind !== 'blank' && next !== end;
}

function inkEnd(text: string, { start, end }: Line): number {
  let from = end;
  while (from > start && isBlank(text.charCodeAt(from - 1))) from -= 1;
  return from;
}

/** CommonMark 0.31, 6.7: two spaces or more before a line that continues the paragraph. */
function isHardBreak(space: string, following: Line | undefined): boolean {
  return (
    space.length > 1 &&
    !space.includes('\t') &&
    following !== undefined &&
    following.kind !== 'blank'
  );
}

/** Runs of blank lines that are longer, or wider, than one empty line. */
export function* findBlankRuns({ text, structure }: RulePart): Generator<Replacement> {
  const { lines } = structure;
  const verbatim = indexRanges(findVerbatimRanges(text, structure));
  for (let index = 0; index < lines.length; index += 1) {
    const first = lines[index];
    if (first?.kind !== 'blank') continue;
    while (lines[index + 1]?.kind === 'blank') index += 1;
    const range = { start: first.start, end: (lines[index] ?? first).next };
    const lineBreak = text.slice(first.end, first.next);
    if (isTooMuch(range, lineBreak, text) && !verbatim.touches(range)) {
      yield { range, text: lineBreak };
    }
  }
}

/** More than an empty line, and not at an end of the text: those are the format's business. */
function isTooMuch({ start, end }: Range, lineBreak: string, text: string): boolean {
  return start > 0 && end < text.length && end - start > lineBreak.length;
}

const WIDE_SPACE = /(?<=[a-z)\]"’][.!?]) {2}(?=[A-Z"“(])/g;

/** Two spaces or more behind the end of a sentence. */
export function* findWideSpaces({ text, structure }: RulePart): Generator<Replacement> {
  const lines = indexRanges(structure.lines);
  let line: Line | undefined;
  let isProse = false;
  for (const { index } of text.matchAll(WIDE_SPACE)) {
    const around = lines.lastBefore(index);
    if (around !== line) isProse = around !== undefined && isProseLine(text, around);
    line = around;
    const range = { start: index + 1, end: index + 2 };
    if (isProse && !structure.literals.touches(range)) yield { range, text: '' };
  }
}

function isProseLine(text: string, { kind, start, end }: Line): boolean {
  return (kind === 'text' || kind === 'list') && !hasColumns(text.slice(start, end));
}

/** Columns are aligned with tabs, drawings with characters of their own. */
function hasColumns(line: string): boolean {
  return /[|│┃─━═+]{2}|\t/.test(line);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
