import type { Replacement } from '../replacement.ts';
import type { RulePart } from '../rule-context.ts';
import type { Line } from '../structure/scan-lines.ts';

const DELIMITER_ROW = /^\s*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/;
/** Spaces beside a bar beyond the first, and dashes beyond the third. */
const PADDING = /(?<=\| ) +|(?<=[^| ]) +(?= \|)|(?<=-{3})-+/g;

/** Padding in the cells of Markdown tables; a table is lines between bars of which the second is a row of dashes. */
export function* findTablePadding({ text, structure }: RulePart): Generator<Replacement> {
  const { lines } = structure;
  for (let index = 0; index < lines.length; index += 1) {
    if (lines[index]?.kind !== 'table') continue;
    const first = index;
    while (lines[index + 1]?.kind === 'table') index += 1;
    const delimiter = lines[first + 1];
    if (!delimiter || !DELIMITER_ROW.test(text.slice(delimiter.start, delimiter.end))) continue;
    for (const row of lines.slice(first, index + 1)) yield* paddingOf(row, text, structure);
  }
}

function* paddingOf(
  { start, end }: Line,
  text: string,
  { literals }: RulePart['structure'],
): Generator<Replacement> {
  const row = text.slice(start, end);
  const isDelimiter = DELIMITER_ROW.test(row);
  for (const { index, 0: padding } of row.matchAll(PADDING)) {
    if (padding.startsWith('-') && !isDelimiter) continue;
    const range = { start: start + index, end: start + index + padding.length };
    if (!literals.touches(range)) yield { range, text: '' };
  }
}
