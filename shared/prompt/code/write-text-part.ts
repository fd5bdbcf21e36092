import type { Range } from '../../text/range.ts';
import { joinSegments, type Segment } from '../../text/source-span.ts';
import type { TemplateSyntax, TextPart, Variable } from '../prompt.ts';
import type { CodeSource } from './code-source.ts';
import { isWithin } from './code-source.ts';
import type { TextPiece } from './code-text.ts';
import type { CodeText } from './code-value.ts';

/** A text of a program as a part of a message, and the holes that the program fills. */
export type WrittenText = { readonly part: TextPart; readonly variables: readonly Variable[] };

/** Finds the source of a path: a constant may stand in another file. */
export type SourceOf = (path: string) => CodeSource | undefined;

/** Writes a text in the form of its template language, `${name}` or `{name}`, with the places it was read from. */
export function writeTextPart(
  { pieces, place }: CodeText,
  syntax: TemplateSyntax,
  sourceOf: SourceOf,
): WrittenText {
  const source = sourceOf(place.path)?.text ?? '';
  const writer: Writer = { text: '', tail: '', segments: [], at: place.range.start };
  const variables: Variable[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'text') writeLetters(writer, piece, { source, syntax, place });
    else {
      writeHole(writer, piece, { source, syntax, place });
      variables.push({ name: piece.name, span: { path: place.path, range: piece.range } });
    }
  }
  const { text, segments } = writer;
  const isVerbatim = source.slice(place.range.start, place.range.end) === text;
  const span = { ...place, ...(!isVerbatim && { segments: joinSegments(segments) }) };
  return { part: { kind: 'text', text, span }, variables };
}

type Writer = {
  text: string;
  /** The last letters of it: to ask the whole text for them, it would have to be copied each time. */
  tail: string;
  readonly segments: Segment[];
  at: number;
};

type Form = {
  readonly source: string;
  readonly syntax: TemplateSyntax;
  readonly place: CodeText['place'];
};

function writeLetters(
  writer: Writer,
  { text, range }: Extract<TextPiece, { kind: 'text' }>,
  { source, syntax, place }: Form,
): void {
  const isExact =
    range && isNext(writer, range, place) && source.slice(range.start, range.end) === text;
  let at = 0;
  for (const brace of syntax === 'code' ? bracesToEscape(writer.tail, text) : []) {
    append(writer, text.slice(at, brace), isExact ? range.start + at : undefined);
    append(writer, '\\', undefined);
    at = brace;
  }
  append(writer, text.slice(at), isExact ? range.start + at : undefined);
}

const LONGEST_LEAD = 20;

/** Offsets of braces that would open a hole where the author wrote letters. */
function bracesToEscape(before: string, text: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
    const near = text.slice(Math.max(0, at - LONGEST_LEAD), at);
    const lead = at < LONGEST_LEAD ? `${before}${near}` : near;
    if (/\$\\*$/.test(lead)) found.push(at);
  }
  return found;
}

const HOLES: { readonly [syntax in TemplateSyntax]?: readonly [string, string] } = {
  'f-string': ['{', '}'],
  jinja: ['{{ ', ' }}'],
  handlebars: ['{{', '}}'],
};

function writeHole(
  writer: Writer,
  { name, label, range }: Extract<TextPiece, { kind: 'hole' }>,
  { source, syntax, place }: Form,
): void {
  const [open, close] = HOLES[syntax] ?? ['${', '}'];
  const tag = `${open}${syntax === 'code' ? label : name}${close}`;
  const written = source.slice(range.start, range.end);
  const isInside = isNext(writer, range, place);
  if (isInside && tag.endsWith(written)) {
    append(writer, tag.slice(0, tag.length - written.length), undefined);
    append(writer, written, range.start);
  } else append(writer, tag, undefined);
}

/** Places go forward through the file; what goes back comes from somewhere else. */
function isNext(writer: Writer, range: Range, place: CodeText['place']): boolean {
  return range.start >= writer.at && isWithin(range, place.range);
}

function append(writer: Writer, text: string, sourceStart: number | undefined): void {
  if (text === '') return;
  if (sourceStart !== undefined) {
    writer.segments.push({ textStart: writer.text.length, sourceStart, length: text.length });
    writer.at = sourceStart + text.length;
  }
  writer.text += text;
  writer.tail = `${writer.tail}${text}`.slice(-LONGEST_LEAD);
}
