import type { Inputs } from '../inputs.ts';
import { checkMode } from './check-mode.ts';
import { commentMode } from './comment-mode.ts';
import type { Mode } from './job.ts';
import { mergeMode } from './merge-mode.ts';

/** What the input `mode` can be. */
export const MODES: { readonly [mode in Inputs['mode']]: Mode } = {
  check: checkMode,
  merge: mergeMode,
  comment: commentMode,
};
