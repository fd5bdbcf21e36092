import type { Range } from '../../text/range.ts';
import { cutPieces, flatten } from './code-text.ts';
import type { CodeText } from './code-value.ts';

/** How a library takes indentation away. */
export type Dedent =
  /** Python's textwrap.dedent: the margin that all lines that are not blank share; blank lines are emptied. */
  | 'textwrap'
  /** inspect.cleandoc: the margin of all lines but the first; blank lines at both ends go. */
  | 'cleandoc'
  /** The tags of npm (dedent, ts-dedent, outdent): like textwrap without the first line, and trimmed at both ends. */
  | 'tag';

/** The text as such a library leaves it. */
export function dedentText(text: CodeText, kind: Dedent): CodeText {
  const flat = flatten(text.pieces);
  const lines = linesOf(flat);
  const measured = kind === 'textwrap' ? lines : lines.slice(1);
  const margin = marginOf(measured.map(({ start, end }) => flat.slice(start, end)));
  const cuts = lines.map(({ start, end }, index) => {
    const line = flat.slice(start, end);
    const blank = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    if (index === 0 && kind !== 'textwrap') return { start, end: start + blank };
    const isBlank = blank === line.length;
    return { start, end: start + (isBlank && kind !== 'tag' ? blank : Math.min(blank, margin)) };
  });
  const dedented = { ...text, pieces: cutPieces(text.pieces, cuts) };
  return kind === 'textwrap' ? dedented : trimText(dedented, 'both');
}

function linesOf(flat: string): readonly Range[] {
  const lines: Range[] = [];
  let start = 0;
  while (start <= flat.length) {
    const found = flat.indexOf('\n', start);
    const end = found < 0 ? flat.length : found;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** Characters that all lines that are not blank begin with. */
function marginOf(lines: readonly string[]): number {
  let margin: string | undefined;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    margin = margin === undefined ? indent : commonStart(margin, indent);
  }
  return margin?.length ?? 0;
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}

/** The text without the white space at its ends. */
export function trimText(text: CodeText, ends: 'start' | 'end' | 'both'): CodeText {
  const flat = flatten(text.pieces);
  const start = ends === 'end' ? 0 : flat.length - flat.trimStart().length;
  const end = ends === 'start' ? flat.length : Math.max(start, flat.trimEnd().length);
  const cuts = [
    { start: 0, end: start },
    { start: end, end: flat.length },
  ].filter((cut) => cut.end > cut.start);
  return { ...text, pieces: cutPieces(text.pieces, cuts) };
}
