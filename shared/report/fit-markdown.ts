import type { Report } from '../check/report.ts';
import { presentReport } from './present-report.ts';
import type { RenderOptions } from './renderer.ts';
import { plainText } from './words.ts';
import { type MarkdownLayout, renderMarkdown } from './renderers/markdown.ts';

export type MarkdownSpace = {
  /** The most that fits, counted by `sizeOf`. */
  readonly maxSize: number;
  readonly sizeOf: (text: string) => number;
  /** Rows of a table where everything fits. */
  readonly maxRows: number;
  readonly linkOf?: RenderOptions['linkOf'];
  /** A line of Markdown that is always there. */
  readonly note?: string;
  /** A line of Markdown that says where the rest is, for a text that is cut. */
  readonly rest?: string;
};

/** The report as Markdown that fits: it loses rows first, then lists, then the evidence, and keeps its verdict. */
export function fitMarkdown(report: Report, space: MarkdownSpace): string {
  const view = presentReport(report);
  const { linkOf, note, rest, maxRows } = space;
  const whole = { ...(linkOf && { linkOf }), below: [note].flatMap((line) => line ?? []) };
  const cut = { ...whole, below: [note, rest].flatMap((line) => line ?? []) };
  const layouts: readonly MarkdownLayout[] = [
    { maxRows, ...whole },
    ...smallerRows(maxRows).map((fewer) => ({
      maxRows: fewer,
      maxListed: fewer,
      maxNotes: 100,
      ...cut,
    })),
    { maxRows: 0, isBrief: true, maxNotes: 10, ...cut },
    { maxRows: 0, isBrief: true, maxNotes: 0, ...cut },
  ];
  for (const layout of layouts) {
    const text = renderMarkdown(view, layout);
    if (space.sizeOf(text) <= space.maxSize) return text;
  }
  return `### ${view.state.icon} Prompt cost: ${plainText(view.state.words)}\n`;
}

/** Half as many each time: 1000, 500, 250 … 3. */
function smallerRows(maxRows: number): readonly number[] {
  const steps: number[] = [];
  for (let rows = Math.min(maxRows, 8192); rows >= 3; rows = Math.floor(rows / 2)) steps.push(rows);
  return steps.at(-1) === 3 ? steps : [...steps, 3];
}

/** The bytes of a text as UTF-8; half a surrogate pair counts as the three bytes it is replaced by. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) bytes += 1;
    if (code >= 0x800) bytes += 1;
    // A pair is two units and four bytes: the second unit is counted already.
    if (code >= 0xd800 && code <= 0xdbff && isLow(text.charCodeAt(at + 1))) {
      at += 1;
    }
  }
  return bytes;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
