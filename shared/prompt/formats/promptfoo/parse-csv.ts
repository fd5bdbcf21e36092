import type { SourceFile } from '../../../text/files.ts';
import type { Range } from '../../../text/range.ts';
import { subSpan } from '../../../text/source-span.ts';
import type { Segment, SourceSpan } from '../../../text/source-span.ts';

export type CsvCell = { readonly text: string; readonly span: SourceSpan };

/** `range` runs from the first to the last character of the row, without its line end. */
export type CsvRow = { readonly cells: readonly CsvCell[]; readonly range: Range };

/**
 * The rows of a CSV file, one at a time, with the place of every cell (RFC 4180; a quote inside an unquoted cell is
 * a letter, as promptfoo's relaxed mode reads it). Empty lines are no rows; an open quote runs to the end.
 */
export function* parseCsv(file: SourceFile): Generator<CsvRow> {
  const { text } = file;
  let cells: CsvCell[] = [];
  let rowStart = 0;
  let at = 0;
  while (at < text.length || cells.length > 0) {
    const cell = text[at] === '"' ? readQuoted(file, at) : readPlain(file, at);
    cells.push(cell.cell);
    at = cell.end;
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    const isEmpty = cells.length === 1 && at === rowStart;
    if (!isEmpty) yield { cells, range: { start: rowStart, end: at } };
    cells = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
    rowStart = at;
  }
}

/** The cell without the white space around it. */
export function trimCell({ text, span }: CsvCell): CsvCell {
  const start = text.length - text.trimStart().length;
  const end = Math.max(start, text.trimEnd().length);
  return { text: text.slice(start, end), span: subSpan(span, { start, end }) };
}

type ReadCell = { readonly cell: CsvCell; readonly end: number };

function readPlain({ path, text }: SourceFile, start: number): ReadCell {
  let end = start;
  while (end < text.length && !isCellEnd(text[end])) end += 1;
  const span = { path, range: { start, end } };
  return { cell: { text: text.slice(start, end), span }, end };
}

function readQuoted({ path, text }: SourceFile, start: number): ReadCell {
  const segments: Segment[] = [];
  let decoded = '';
  let at = start + 1;
  const take = (end: number): void => {
    segments.push({ textStart: decoded.length, sourceStart: at, length: end - at });
    decoded += text.slice(at, end);
  };
  let quote = text.indexOf('"', at);
  while (quote !== -1 && text[quote + 1] === '"') {
    take(quote + 1);
    at = quote + 2;
    quote = text.indexOf('"', at);
  }
  const close = quote === -1 ? text.length : quote;
  take(close);
  let end = quote === -1 ? close : close + 1;
  // Letters after the closing quote are lost in promptfoo's strict mode too; they belong to no cell.
  while (end < text.length && !isCellEnd(text[end])) end += 1;
  const range = { start: start + 1, end: close };
  const span = segments.length === 1 ? { path, range } : { path, range, segments };
  return { cell: { text: decoded, span }, end };
}

function isCellEnd(char: string | undefined): boolean {
  return char === ',' || char === '\n' || char === '\r';
}
