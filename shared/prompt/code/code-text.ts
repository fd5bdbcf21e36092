import type { Range } from '../../text/range.ts';

/** A run of a text in code: letters, or an expression whose value is not known. */
export type TextPiece =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Where it stands; as long as the text where the two are the same letter for letter. */
      readonly range?: Range;
    }
  | {
      readonly kind: 'hole';
      readonly name: string;
      /** The name with its members, `user.name`; `name()` for a value that the program makes of it. */
      readonly label: string;
      readonly range: Range;
    };

/** One letter that stands for a hole while a text is cut: no author writes it. */
const HOLE = '\uFFFC';

/** The text with a letter for each hole. */
export function flatten(pieces: readonly TextPiece[]): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : HOLE)).join('');
}

/** The text without some ranges of `flatten`, which are in order; an escape goes when any of it goes. */
export function cutPieces(
  pieces: readonly TextPiece[],
  cuts: readonly Range[],
): readonly TextPiece[] {
  const kept: TextPiece[] = [];
  let at = 0;
  let next = 0;
  for (const piece of pieces) {
    const end = at + (piece.kind === 'text' ? piece.text.length : 1);
    let from = at;
    while (next < cuts.length) {
      const cut = cuts[next];
      if (!cut || cut.start >= end) break;
      if (cut.start > from) kept.push(slicePiece(piece, from - at, cut.start - at));
      from = Math.max(from, cut.end);
      if (cut.end > end) break;
      next += 1;
    }
    if (from < end) kept.push(slicePiece(piece, from - at, end - at));
    at = end;
  }
  return kept;
}

function slicePiece(piece: TextPiece, start: number, end: number): TextPiece {
  if (piece.kind === 'hole') return piece;
  const { text, range } = piece;
  if (end - start === text.length) return piece;
  const slice = text.slice(start, end);
  if (!range || range.end - range.start !== text.length) return { kind: 'text', text: slice };
  return {
    kind: 'text',
    text: slice,
    range: { start: range.start + start, end: range.start + end },
  };
}

/** Words of an expression that say nothing of its value. */
const NOISE =
  /^(?:await|new|typeof|not|str|String|repr|len|JSON|json|stringify|dumps|this|self|cls|join|format|Math|if|else|for|in|or|and|is|lambda|None|null|undefined|true|false|True|False|as|const|return|map|filter|list|dict|async|toString)$/;

/** What to call the value of an expression: its first name that says something, and whether it is that name's value. */
export function nameExpression(expression: string): {
  readonly name: string;
  readonly label: string;
} {
  const code = expression.slice(0, 500).replaceAll(/"[^"\n]*"|'[^'\n]*'/g, ' ');
  const words = code.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
  const name = words.find((word) => !NOISE.test(word)) ?? 'value';
  const isPath = /^[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u.test(expression);
  const path = isPath ? expression.replace(/^(?:this|self|cls)\./, '') : '';
  return { name, label: path.startsWith(name) ? path : `${name}()` };
}
