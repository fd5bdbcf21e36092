import type { DropReason, PromptSaving } from '../../shared/compress/compression.ts';
import type { FileEdit } from '../../shared/compress/pieces.ts';
import type { Range } from '../../shared/text/range.ts';

/** How a document can be shorter. Offsets are UTF-16 units of the document as it was sent. */
export type CompressedDocument = {
  /** In order, without overlap. Empty when nothing can be taken out. */
  readonly changes: readonly FileEdit[];
  /** Every prompt for every model, whether or not it gets shorter. */
  readonly savings: readonly PromptSaving[];
  /** What is made first, then what is not. */
  readonly replacements: readonly JudgedReplacement[];
};

/** One shorter text that a rule or a model offered. */
export type JudgedReplacement = {
  readonly rule: string;
  readonly range: Range;
  /** Cut where they are long. */
  readonly before: string;
  readonly after: string;
  readonly tokensSaved: number;
  /** Why it is not made. */
  readonly notMade?: DropReason;
};
