import type { CheckId, Loss } from './loss.ts';
import type { ScannedText } from './scanned-text.ts';

/**
 * How often a thing has to stay: as often as it stood (`count`), or at least once (`merge`), for a rewrite that only
 * takes out a passage which stands elsewhere word for word.
 */
export type Repeats = 'count' | 'merge';

export type CheckOptions = { readonly repeats: Repeats };

/** Compares one kind of thing in two texts. A new check is one file in `checks/` and one line in `checks/index.ts`. */
export type Check = {
  readonly id: CheckId;
  readonly title: string;
  /** Linear in both texts, never throws. */
  readonly findLosses: (
    before: ScannedText,
    after: ScannedText,
    options: CheckOptions,
  ) => readonly Loss[];
};
