import type { Range } from '../../text/range.ts';
import { isWithin } from './code-source.ts';
import type { TextPiece } from './code-text.ts';
import type { CodePlace, CodeText, CodeValue } from './code-value.ts';
import { nameExpression } from './code-text.ts';

/** A value in a text, and the expression it comes from. */
export type Ingredient = {
  readonly value: CodeValue;
  /** What the program would put there; the whole tag in a template. */
  readonly range: Range;
  readonly source: string;
};

/**
 * One text of several. What stands inside `place` keeps its place; the text of a constant from elsewhere has none,
 * and what it leaves open is a hole where it is used.
 */
export function combineText(
  parts: readonly (TextPiece | Ingredient)[],
  place: CodePlace,
): CodeText {
  const pieces = parts.flatMap((part): readonly TextPiece[] =>
    'kind' in part ? [part] : piecesOf(part, place),
  );
  if (lengthOf(pieces) <= MAX_LENGTH) return { kind: 'text', pieces, place };
  const range = place.range;
  return { kind: 'text', pieces: [{ kind: 'hole', range, ...nameExpression('') }], place };
}

/** A constant of constants doubles with every line; no prompt is longer. */
const MAX_LENGTH = 2_000_000;

function lengthOf(pieces: readonly TextPiece[]): number {
  let length = pieces.length;
  for (const piece of pieces) if (piece.kind === 'text') length += piece.text.length;
  return length;
}

function piecesOf({ value, range, source }: Ingredient, place: CodePlace): readonly TextPiece[] {
  if (value.kind === 'scalar' && typeof value.value === 'number')
    return [{ kind: 'text', text: String(value.value) }];
  if (value.kind !== 'text') return [{ kind: 'hole', range, ...nameExpression(source) }];
  const isHere = value.place.path === place.path && isWithin(value.place.range, place.range);
  if (isHere) return value.pieces;
  return value.pieces.map((piece) =>
    piece.kind === 'hole' ? { ...piece, range } : { kind: 'text', text: piece.text },
  );
}
