import type { Approval } from '../budget/budget.ts';
import { say, type Words } from './words.ts';

/** How people call what an approval was given by. */
export const APPROVAL_SOURCES: { readonly [source in Approval['source']]: Words } = {
  waiver: say`waiver`,
  label: say`label`,
  command: say`command`,
};
