import type { Range } from '../../text/range.ts';
import type { TextPiece } from './code-text.ts';
import type { Ingredient } from './combine-text.ts';

/** A child of a literal that does not stand for itself: an escape, or a hole. */
export type LiteralChild = { readonly range: Range; readonly piece: TextPiece | Ingredient };

/** The pieces of a literal between its quotes, in one pass: whatever lies between its `children` stands for itself. */
export function literalPieces(
  text: string,
  inside: Range,
  children: readonly LiteralChild[],
): readonly (TextPiece | Ingredient)[] {
  const pieces: (TextPiece | Ingredient)[] = [];
  let at = inside.start;
  for (const { range, piece } of children) {
    if (range.start < at || range.end > inside.end) continue;
    pieces.push(...verbatimPieces(text, { start: at, end: range.start }), piece);
    at = range.end;
  }
  pieces.push(...verbatimPieces(text, { start: at, end: inside.end }));
  return pieces;
}

/** Letters that stand for themselves, with line ends as every language reads them: CRLF is LF. */
function verbatimPieces(text: string, { start, end }: Range): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = start;
  for (const { index, 0: found } of text.slice(start, end).matchAll(/\r\n?/g)) {
    const offset = start + index;
    if (offset > at)
      pieces.push({
        kind: 'text',
        text: text.slice(at, offset),
        range: { start: at, end: offset },
      });
    if (found === '\r') pieces.push({ kind: 'text', text: '\n' });
    at = offset + 1;
  }
  if (end > at) pieces.push({ kind: 'text', text: text.slice(at, end), range: { start: at, end } });
  return pieces;
}
