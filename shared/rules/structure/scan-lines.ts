import type { Range } from '../../text/range.ts';

/**
 * What a line of a Markdown-like text is. `fence` is an opening or closing line of fenced code, `code` a line inside.
 * Indented code is not told from an indented list; rules that could harm it look at `indent`.
 */
type LineKind = 'text' | 'blank' | 'heading' | 'list' | 'table' | 'fence' | 'code';

/** One line; `end` is before its line break, `next` behind it. */
export type Line = Range & {
  readonly next: number;
  readonly kind: LineKind;
  /** Spaces and tabs at its start. */
  readonly indent: number;
};

/** A fenced code block. `content` is between the two fence lines; an open fence runs to the end of the text. */
export type Fence = {
  readonly range: Range;
  readonly content: Range;
  /** The first word behind the opening fence, in lower case: `json`. */
  readonly language: string;
  readonly isClosed: boolean;
};

const [TAB, LINE_FEED, RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20];
const [HASH, QUOTE, BAR] = [0x23, 0x3e, 0x7c];

type OpenFence = { readonly mark: string; readonly line: Line; readonly language: string };

/** Lines and fences of a text, in order; linear. Rules of CommonMark 0.31 as far as they matter here. */
export function scanLines(text: string): {
  readonly lines: readonly Line[];
  readonly fences: readonly Fence[];
} {
  const lines: Line[] = [];
  const fences: Fence[] = [];
  let open: OpenFence | undefined;
  let start = 0;
  while (start < text.length) {
    const line = readLine(text, start, open !== undefined);
    start = line.next;
    const fence = open ? closes(text, line, open) : opens(text, line);
    if (!fence) {
      lines.push(line);
      continue;
    }
    lines.push({ ...line, kind: 'fence' });
    if (open) fences.push(fenceOf(open, { start: line.start, end: line.end }, true));
    open = open ? undefined : { ...fence, line };
  }
  if (open) fences.push(fenceOf(open, { start: text.length, end: text.length }, false));
  return { lines, fences };
}

function fenceOf({ line, language }: OpenFence, closing: Range, isClosed: boolean): Fence {
  const content = { start: Math.min(line.next, closing.start), end: closing.start };
  return { range: { start: line.start, end: closing.end }, content, language, isClosed };
}

function readLine(text: string, start: number, isCode: boolean): Line {
  const lineBreak = findLineBreak(text, start);
  const next = Math.min(lineBreak + 1, text.length);
  const hasReturn =
    lineBreak > start && lineBreak < text.length && text.charCodeAt(lineBreak - 1) === RETURN;
  const end = hasReturn ? lineBreak - 1 : lineBreak;
  let first = start;
  while (first < end && isBlank(text.charCodeAt(first))) first += 1;
  const kind = isCode ? 'code' : kindAt(text, first, end);
  return { start, end, next, kind, indent: first - start };
}

/** By hand: for lines as short as those of a prompt, a call of `indexOf` takes longer than the line itself. */
function findLineBreak(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== LINE_FEED) at += 1;
  return at;
}

/** 1 for what a list mark can begin with, by UTF-16 unit. */
const LIST_START: Uint8Array = Uint8Array.from({ length: 0x10000 }, (_, code) =>
  /[-*+•\d（(一二三四五六七八九十]/.test(String.fromCharCode(code)) ? 1 : 0,
);
const LIST_MARK = /(?:[-*+•]|\d{1,9}[.)、]|[（(]?[一二三四五六七八九十]{1,3}[)）、.])[ \t　]/y;

function kindAt(text: string, first: number, end: number): LineKind {
  if (first === end) return 'blank';
  const code = text.charCodeAt(first);
  if (code === BAR) return text.charCodeAt(lastInk(text, first, end)) === BAR ? 'table' : 'text';
  if (code === HASH && /^#{1,6}(?:[ \t]|$)/.test(text.slice(first, Math.min(end, first + 8)))) {
    return 'heading';
  }
  if (LIST_START[code] === 0) return 'text';
  LIST_MARK.lastIndex = first;
  return LIST_MARK.test(text) ? 'list' : 'text';
}

function lastInk(text: string, first: number, end: number): number {
  let at = end - 1;
  while (at > first && isBlank(text.charCodeAt(at))) at -= 1;
  return at;
}

const OPENING = /^[ \t]*(?:[-*+>] +|\d+\. +)*(`{3,}(?=[^`]*$)|~{3,})[ \t]*([^\s`{]*)/;

function opens(
  text: string,
  line: Line,
): { readonly mark: string; readonly language: string } | undefined {
  const first = text.charCodeAt(line.start + line.indent);
  // Only a backtick, a tilde, a list mark or a quote can begin such a line; the expression is for those.
  if (first !== 0x60 && first !== 0x7e && !isMark(first)) return undefined;
  const [, mark, language = ''] =
    OPENING.exec(text.slice(line.start, Math.min(line.end, line.start + 300))) ?? [];
  return mark === undefined ? undefined : { mark, language: language.toLowerCase() };
}

function isMark(code: number): boolean {
  return (
    code === 0x2d || code === 0x2a || code === 0x2b || code === 0x3e || (code > 0x2f && code < 0x3a)
  );
}

function closes(
  text: string,
  line: Line,
  { mark }: OpenFence,
): { readonly mark: string; readonly language: string } | undefined {
  const first = text.charCodeAt(line.start + line.indent);
  if (first !== QUOTE && first !== mark.charCodeAt(0)) return undefined;
  const written = text
    .slice(line.start, Math.min(line.end, line.start + 300))
    .replace(/^[ \t>]+/, '')
    .trimEnd();
  const isClosing =
    written.length >= mark.length && written === (mark[0] ?? '').repeat(written.length);
  return isClosing ? { mark, language: '' } : undefined;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || code === RETURN;
}

/** The number of the line that holds `offset`, counted from 1; a binary search. */
export function lineNumberAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}
