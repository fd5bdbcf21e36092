import type { Role } from './prompt.ts';

/** A message as a model gets it: nothing left to fill. */
export type SentMessage = {
  readonly role: Role;
  readonly text: string;
  /** Images and other media beside the text; their tokens are not in the text's. */
  readonly mediaCount?: number;
};
