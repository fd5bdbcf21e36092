import type { Range } from '../text/range.ts';

/** A stretch of a new text: kept from the original (by its range there), or written anew. */
export type Piece =
  | { readonly kind: 'kept'; readonly range: Range }
  | { readonly kind: 'new'; readonly text: string };

/** A change of a file's text. */
export type FileEdit = { readonly range: Range; readonly text: string };

export function wholePieces(text: string): readonly Piece[] {
  return text === '' ? [] : [{ kind: 'kept', range: { start: 0, end: text.length } }];
}

/** The text that pieces make of the original. */
export function joinPieces(original: string, pieces: readonly Piece[]): string {
  return pieces
    .map((piece) =>
      piece.kind === 'new' ? piece.text : original.slice(piece.range.start, piece.range.end),
    )
    .join('');
}

/** The pieces after edits of the text they make; edits in order and without overlap. */
export function editPieces(pieces: readonly Piece[], edits: readonly FileEdit[]): readonly Piece[] {
  const edited: Piece[] = [];
  let at = 0;
  const rest = [...pieces].toReversed();
  /** Moves pieces up to `end` of the text, keeping or dropping them. */
  const pass = (end: number, isKept: boolean): void => {
    while (at < end) {
      const piece = rest.pop();
      if (!piece) return;
      const length = lengthOf(piece);
      const taken = Math.min(length, end - at);
      if (isKept) edited.push(cut(piece, 0, taken));
      if (taken < length) rest.push(cut(piece, taken, length));
      at += taken;
    }
  };
  for (const { range, text } of edits) {
    pass(range.start, true);
    pass(range.end, false);
    if (text !== '') edited.push({ kind: 'new', text });
  }
  pass(Number.POSITIVE_INFINITY, true);
  return edited;
}

/** An offset of the text that pieces make, as one of the original; inside new text, where it begins. */
export function originalOffset(pieces: readonly Piece[], offset: number): number {
  let at = 0;
  let origin = 0;
  for (const piece of pieces) {
    const length = lengthOf(piece);
    if (piece.kind === 'kept') {
      if (offset < at + length) return piece.range.start + Math.max(0, offset - at);
      origin = piece.range.end;
    } else if (offset < at + length) return origin;
    at += length;
  }
  return origin;
}

function lengthOf(piece: Piece): number {
  return piece.kind === 'new' ? piece.text.length : piece.range.end - piece.range.start;
}

function cut(piece: Piece, from: number, to: number): Piece {
  if (piece.kind === 'new') return { kind: 'new', text: piece.text.slice(from, to) };
  const { start } = piece.range;
  return { kind: 'kept', range: { start: start + from, end: start + to } };
}
