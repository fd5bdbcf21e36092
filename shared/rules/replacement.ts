import type { Range } from '../text/range.ts';

/** A shorter text for a stretch of one text part: `range` counts UTF-16 units of the part's decoded text. */
export type Replacement = { readonly range: Range; readonly text: string };
