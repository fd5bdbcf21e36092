import type { CodeList, CodePlace, CodeText } from './code-value.ts';
import { combineText, type Ingredient } from './combine-text.ts';
import { flatten, type TextPiece } from './code-text.ts';

/** The texts of a list with a separator between them; undefined when not all of them are known to be texts. */
export function joinTexts(
  { items }: CodeList,
  separator: CodeText,
  place: CodePlace,
): CodeText | undefined {
  const isKnown = items.every((item) => item.kind === 'text' || isOneText(item));
  if (!isKnown) return undefined;
  const between: TextPiece = { kind: 'text', text: flatten(separator.pieces) };
  const parts = items.flatMap((value, index): readonly (TextPiece | Ingredient)[] => {
    const source = value.kind === 'unknown' ? value.label : 'item';
    const ingredient = { value, range: value.place.range, source };
    return index === 0 ? [ingredient] : [between, ingredient];
  });
  return combineText(parts, place);
}

function isOneText(item: CodeList['items'][number]): boolean {
  return item.kind === 'unknown' && item.isSpread !== true;
}
