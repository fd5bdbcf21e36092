import type { PieceEnd } from './count-pieces.ts';
import { cl100kPieceEnd } from './split-cl100k.ts';
import { o200kPieceEnd } from './split-o200k.ts';

/** A public encoding: which vocabulary file it uses and how it cuts text into pieces. */
export type Encoding = {
  readonly id: string;
  /** The file that a `LoadVocabulary` is asked for. */
  readonly vocabulary: string;
  readonly pieceEnd: PieceEnd;
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
