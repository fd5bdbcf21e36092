import { type Words, plainText } from '../words.ts';
import { escapeHtml } from './escape-html.ts';
import { htmlWords } from './html-words.ts';
import type { TranslateTemplate } from '../../text/sentence.ts';

/** Markup of our own, and words in it that have no language yet; whatever else it holds was escaped when it was put in. */
export type Html = { readonly pieces: readonly Piece[] };

type Piece = string | { readonly word: Words[number]; readonly isAttribute: boolean };

export type Markable = string | number | Html | Words[number] | readonly Markable[] | undefined;

/**
 * Puts markup together: markup`<td>${name}</td>`. Every text is escaped here and in `htmlText` and nowhere else, so that
 * none can be forgotten; attributes need their quotes, and hold one value or words of ours. `undefined` is nothing.
 */
export function markup(strings: TemplateStringsArray, ...values: readonly Markable[]): Html {
  const pieces = strings.flatMap((text, index) => [
    text,
    ...piecesOf(values[index], text.endsWith('="')),
  ]);
  return { pieces };
}

function piecesOf(value: Markable, isAttribute: boolean): readonly Piece[] {
  if (value === undefined) return [];
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'string') return [escapeHtml(value)];
  if ('pieces' in value) return value.pieces;
  if ('kind' in value) return [{ word: value, isAttribute }];
  return value.flatMap((one) => piecesOf(one, isAttribute));
}

/** The markup as text in a language. */
export function htmlText({ pieces }: Html, translate?: TranslateTemplate): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const words = [piece.word];
      return piece.isAttribute
        ? escapeHtml(plainText(words, translate))
        : htmlWords(words, translate);
    })
    .join('');
}
