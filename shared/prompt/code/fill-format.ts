import type { CodeCall, CodePlace, CodeText, CodeValue } from './code-value.ts';
import type { Range } from '../../text/range.ts';
import { nameExpression, type TextPiece } from './code-text.ts';

type FormatStyle = 'braces' | 'percent';

export type FormatArguments = Pick<CodeCall, 'positional' | 'named'> & {
  /** The code of an argument, to name its value by. */
  readonly codeOf: (value: CodeValue) => string;
};

/**
 * What `str.format` (`braces`) or `%` (`percent`) puts in: a tag becomes its argument's text when that is known, and a
 * hole otherwise. A text whose tags cannot be read is left to the program.
 */
export function fillFormat(
  text: CodeText,
  style: FormatStyle,
  args: FormatArguments,
): CodeText | undefined {
  const filling: Filling = { ...args, place: text.place, next: 0 };
  const pieces: TextPiece[] = [];
  for (const piece of text.pieces) {
    if (piece.kind === 'hole') pieces.push(piece);
    else if (!fillPiece(piece, TAGS[style], { filling, pieces })) return undefined;
  }
  return { ...text, pieces };
}

/** Doubled marks are the letter, a tag is named, numbered or the next one; any other mark is a mistake. */
const TAGS: { readonly [style in FormatStyle]: RegExp } = {
  braces: /\{\{|\}\}|\{(\w*)[^{}]*\}|[{}]/g,
  percent: /%%|%(?:\((\w+)\))?[-+ #0]{0,5}\d{0,5}(?:\.\d{1,5})?[sdrifgxeau]|%/g,
};

type Filling = FormatArguments & { readonly place: CodePlace; next: number };
type LetterPiece = Extract<TextPiece, { kind: 'text' }>;

function fillPiece(
  piece: LetterPiece,
  tags: RegExp,
  { filling, pieces }: { readonly filling: Filling; readonly pieces: TextPiece[] },
): boolean {
  let at = 0;
  for (const { 0: tag, 1: name, index } of piece.text.matchAll(tags)) {
    if (tag.length === 1) return false;
    if (index > at) pieces.push(slice(piece, at, index));
    at = index + tag.length;
    const range = slice(piece, index, at).range ?? piece.range ?? filling.place.range;
    pieces.push(...tagPieces({ tag, name, range }, filling));
  }
  if (at < piece.text.length) pieces.push(slice(piece, at, piece.text.length));
  return true;
}

type Tag = { readonly tag: string; readonly name: string | undefined; readonly range: Range };

function tagPieces({ tag, name, range }: Tag, filling: Filling): readonly TextPiece[] {
  const isDoubled = tag === '{{' || tag === '}}' || tag === '%%';
  if (isDoubled) return [{ kind: 'text', text: tag.slice(0, 1), range }];
  const value = argumentOf(name, filling);
  if (value?.kind === 'text')
    return value.pieces.map((piece) =>
      piece.kind === 'hole' ? { ...piece, range } : { kind: 'text', text: piece.text },
    );
  const isNamed = name !== undefined && /^[a-z_]\w*$/i.test(name);
  const code = isNamed ? name : value ? filling.codeOf(value) : '';
  return [{ kind: 'hole', range, ...nameExpression(code) }];
}

function slice({ text, range }: LetterPiece, start: number, end: number): LetterPiece {
  const isExact = range && range.end - range.start === text.length;
  return {
    kind: 'text',
    text: text.slice(start, end),
    ...(isExact && { range: { start: range.start + start, end: range.start + end } }),
  };
}

function argumentOf(name: string | undefined, filling: Filling): CodeValue | undefined {
  if (name !== undefined && name !== '' && !/^\d+$/.test(name)) return filling.named.get(name);
  const index = name ? Number(name) : filling.next;
  filling.next += 1;
  return filling.positional[index];
}
