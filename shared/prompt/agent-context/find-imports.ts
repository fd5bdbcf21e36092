import type { Range } from '../../text/range.ts';

/** `@path` in a context file, and where it stands. */
export type ContextImport = { readonly reference: string; readonly range: Range };

const IMPORT = /(?<![^\s(*_])@((?:\\ |[^\s`@()<>[\]"'*])+)/g;
const FENCE = /^[ \t]{0,3}(`{3,}|~{3,})/;

/**
 * The imports of a CLAUDE.md or GEMINI.md, in order: `@docs/style.md`, with `\ ` for a blank. What stands in code
 * spans and code blocks is none, and neither is an address of mail (code.claude.com, memory).
 */
export function findImports(text: string): readonly ContextImport[] {
  const imports: ContextImport[] = [];
  for (const { start, end } of proseOf(text)) {
    for (const match of text.slice(start, end).matchAll(IMPORT)) {
      const written = (match[1] ?? '').replace(/[.,;:!?]+$/, '');
      if (!isPath(written)) continue;
      const from = start + match.index;
      imports.push({
        reference: written.replaceAll('\\ ', ' '),
        range: { start: from, end: from + 1 + written.length },
      });
    }
  }
  return imports;
}

/** `@name` alone is a person or a package; a path has a folder or an ending. */
function isPath(reference: string): boolean {
  return /^(?:[~./]|[\w-])/.test(reference) && /[/.]/.test(reference);
}

/** Lines outside of code blocks, cut at their code spans. */
function* proseOf(text: string): Generator<Range> {
  let fence: string | undefined;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
    } else if (mark !== undefined) fence = mark;
    else if (!/^(?: {4}|\t)/.test(line)) yield* outsideSpans(line, start);
    start = end + 1;
  }
}

function* outsideSpans(line: string, offset: number): Generator<Range> {
  let start = 0;
  while (start < line.length) {
    const tick = line.indexOf('`', start);
    if (tick < 0) break;
    const ticks = /^`+/.exec(line.slice(tick))?.[0] ?? '`';
    const close = closingTicks(line, tick + ticks.length, ticks.length);
    yield { start: offset + start, end: offset + tick };
    start = close < 0 ? tick + ticks.length : close;
  }
  if (start < line.length) yield { start: offset + start, end: offset + line.length };
}

/** A span closes at a run of as many ticks as opened it. */
function closingTicks(line: string, from: number, count: number): number {
  const run = /`+/g;
  run.lastIndex = from;
  for (let match = run.exec(line); match; match = run.exec(line)) {
    if (match[0].length === count) return match.index + count;
  }
  return -1;
}
