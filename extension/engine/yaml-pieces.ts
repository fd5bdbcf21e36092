import type { JsonDocument } from '../../shared/text/json-tree.ts';
import type { Range } from '../../shared/text/range.ts';

/** What pieces are read from, and what they make together. */
export type PieceDocument = Pick<JsonDocument, 'value' | 'problems' | 'spanOf'>;

/** A YAML file in pieces, each of which an edit of the others leaves as it is. */
export type YamlPieces = {
  readonly path: string;
  readonly text: string;
  /** In the order of the file, each up to the next one; before the first there are comments only. */
  readonly pieces: readonly YamlPiece[];
};

/** Some whole lines of the file. */
export type YamlPiece = EntriesPiece | ListPiece | ItemsPiece;

type ReadLines = Range & {
  /** What the lines were read with, and how far they have moved since. */
  readonly document: PieceDocument;
  readonly shift: number;
};

/** Keys of the file's object, with their values. */
export type EntriesPiece = ReadLines & {
  readonly kind: 'entries';
  readonly names: readonly string[];
};

/** The line of a key, whose list is in the pieces that follow. */
type ListPiece = Range & { readonly kind: 'list'; readonly name: string };

/** Items of a list. */
export type ItemsPiece = ReadLines & {
  readonly kind: 'items';
  /** The key of the list in the file. */
  readonly name: string;
  /** Its key in `document`, and which of its items these are. */
  readonly list: string;
  readonly first: number;
  readonly count: number;
  /** Blanks before the dash. */
  readonly indent: number;
};

/** What begins or ends a document; inside of a text it is indented. */
const MARKER = /^(?:---|\.\.\.|%|\uFEFF)/m;
/** What may be an anchor, which other pieces may name. */
const ANCHOR = /(?:^|[\s[{,:])&\S/;
/** A line break of YAML that is none elsewhere. Odd is the merge key, too, which adds to keys in other pieces. */
const LONE_RETURN = /\r(?!\n)/;
const KEY = /^[\w-]+:(?=[ \t\r\n]|$)/;

/** Whether lines say the same whatever other lines hold. */
export function standsAlone(lines: string): boolean {
  // A letter is found faster than a pattern.
  const hasAnchor = lines.includes('&') && ANCHOR.test(lines);
  const isOdd = lines.includes('<<') || (lines.includes('\r') && LONE_RETURN.test(lines));
  return !hasAnchor && !isOdd && !MARKER.test(lines);
}

/** Whether a line without indentation is a plain key. */
export function startsWithKey(lines: string): boolean {
  return KEY.test(lines.slice(0, 200));
}
