import type { Replacement } from '../replacement.ts';
import type { RulePart } from '../rule-context.ts';
import { indexRanges } from '../structure/range-index.ts';
import type { Line } from '../structure/scan-lines.ts';

/** White space behind the last character of a line; what may be a hard line break of Markdown is left alone. */
export function* findTrailingSpace({ text, structure }: RulePart): Generator<Replacement> {
  const { lines } = structure;
  for (const [index, { start, end, next, kind }] of lines.entries()) {
    if (kind === 'code' || kind === 'fence' || kind === 'blank' || next === end) continue;
    let from = end;
    while (from > start && isBlank(text.charCodeAt(from - 1))) from -= 1;
    if (from === end || isHardBreak(text.slice(from, end), lines[index + 1])) continue;
    yield { range: { start: from, end }, text: '' };
  }
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
  for (let index = 0; index < lines.length; index += 1) {
    const first = lines[index];
    if (first?.kind !== 'blank') continue;
    while (lines[index + 1]?.kind === 'blank') index += 1;
    const last = lines[index] ?? first;
    // The ends of a text are the format's business.
    if (first.start === 0 || last.next === text.length) continue;
    const lineBreak = text.slice(first.end, first.next);
    if (first.start + lineBreak.length === last.next) continue;
    yield { range: { start: first.start, end: last.next }, text: lineBreak };
  }
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
