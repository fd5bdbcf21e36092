import type { PieceEnd } from './count-pieces.ts';
import { cl100kPieceEnd } from './split-cl100k.ts';
import type { LineCuts } from './safe-cut.ts';
import { o200kPieceEnd } from './split-o200k.ts';
import { r50kPieceEnd } from './split-r50k.ts';

/** A public encoding: which vocabulary file it uses and how it cuts text into pieces. */
export type Encoding = {
  readonly id: string;
  /** The file that a `LoadVocabulary` is asked for. */
  readonly vocabulary: string;
  readonly pieceEnd: PieceEnd;
  /** Where its texts can be cut; `indented` unless said. */
  readonly lineCuts?: LineCuts;
};

export const O200K_BASE: Encoding = {
  id: 'o200k_base',
  vocabulary: 'o200k_base',
  pieceEnd: o200kPieceEnd,
};

/** The ranks of o200k_base; only the special tokens differ, and their text counts as ordinary text. */
export const O200K_HARMONY: Encoding = { ...O200K_BASE, id: 'o200k_harmony' };

export const CL100K_BASE: Encoding = {
  id: 'cl100k_base',
  vocabulary: 'cl100k_base',
  pieceEnd: cl100kPieceEnd,
};

/** GPT-3 and GPT-2. */
export const R50K_BASE: Encoding = {
  id: 'r50k_base',
  vocabulary: 'r50k_base',
  pieceEnd: r50kPieceEnd,
  lineCuts: 'flush',
};

/** The same with tokens for runs of spaces: Codex and the davinci models of 2022. */
export const P50K_BASE: Encoding = { ...R50K_BASE, id: 'p50k_base', vocabulary: 'p50k_base' };
