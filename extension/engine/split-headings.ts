import { readStructure } from '../../shared/rules/structure/structure.ts';

/** Markdown of fewer units than this is read at one glance. */
export const MIN_HEADED_UNITS: number = 1_500;
const MAX_HEADINGS = 200;

export type Heading = {
  readonly title: string;
  /** The section: from its heading to the next heading of any level. UTF-16 units. */
  readonly start: number;
  readonly end: number;
};

/** The sections of a long Markdown text; none when it has fewer than two headings. `#` in fenced code is a comment. */
export function splitHeadings(text: string): readonly Heading[] {
  if (text.length < MIN_HEADED_UNITS || !text.includes('#')) return [];
  const starts = readStructure(text)
    .lines.filter(({ kind }) => kind === 'heading')
    .slice(0, MAX_HEADINGS)
    .map(({ start, end }) => ({ start, title: titleOf(text.slice(start, end)) }));
  if (starts.length < 2) return [];
  return starts.map(({ start, title }, index) => ({
    title,
    start,
    end: starts[index + 1]?.start ?? text.length,
  }));
}

function titleOf(line: string): string {
  return line.replace(/^[ \t#]+/, '').replace(/[ \t]+#*[ \t]*$/, '');
}
