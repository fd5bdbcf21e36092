import type { Inputs } from '../inputs.ts';
import type { Mode } from './job.ts';

/** What the input `mode` can be. Loaded late: a mistake in the inputs is told before prices and parsers are set up. */
export const MODES: { readonly [mode in Inputs['mode']]: Mode } = {
  check: async (job) => (await import('./check-mode.ts')).checkMode(job),
  merge: async (job) => (await import('./merge-mode.ts')).mergeMode(job),
  comment: async (job) => (await import('./comment-mode.ts')).commentMode(job),
};
