import type { Range } from '../text/range.ts';

/** The ten things a rewrite may not change. */
export type CheckId =
  | 'placeholders'
  | 'numbers'
  | 'negations'
  | 'modals'
  | 'quotes'
  | 'links'
  | 'code'
  | 'tags-and-headings'
  | 'names'
  | 'list-numbering';

/** One thing that a rewrite lost, or that it made up. */
export type Loss = {
  readonly check: CheckId;
  readonly kind: 'lost' | 'added';
  /** The thing as it was written, cut to a line. */
  readonly what: string;
  /** How often it is gone or new. */
  readonly count: number;
  /** Its first place: in the text before for what was lost, in the text after for what was added. */
  readonly range: Range;
};

/** What the checks found; a rewrite passes when it lost nothing and added nothing. */
export type VerifierReport = { readonly passed: boolean; readonly losses: readonly Loss[] };
