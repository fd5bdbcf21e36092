import type { Range } from '../../../text/range.ts';
import type { Segment } from '../../../text/source-span.ts';
import type { MediaPart, Role } from '../../prompt.ts';

/** What a POML file sends, in order, before its variables are filled. */
export type Piece =
  /** Text of the file; without `segments` it stands there letter for letter. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly range: Range;
      readonly segments?: readonly Segment[];
    }
  /** Text the component writes (`# Role`); `holes`: it comes from an attribute and may hold `{{ … }}`. */
  | {
      readonly kind: 'made';
      readonly text: string;
      readonly range: Range;
      readonly holes?: true;
    }
  | {
      readonly kind: 'media';
      readonly mediaKind: MediaPart['mediaKind'];
      readonly source: string;
      readonly range: Range;
    }
  /** A statement of the template engine: the loops and conditions of the file. */
  | { readonly kind: 'control'; readonly statement: string }
  /** A message begins; without a role it is the file's own voice. */
  | { readonly kind: 'role'; readonly role?: Role };
