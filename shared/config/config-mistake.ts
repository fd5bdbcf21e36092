import type * as z from 'zod/mini';
import type { Sentence } from '../text/sentence.ts';

/** What is wrong with a value that a schema itself would take. */
export type ConfigMistake = { readonly message: Sentence; readonly hint: Sentence };

export type MistakeIssue = {
  readonly code: 'custom';
  readonly path: string[];
  readonly params: { readonly mistake: ConfigMistake };
};

/** The mistake as an issue of the schema library, which carries strings only in its own fields. */
export function mistakeIssue(path: string[], mistake: ConfigMistake): MistakeIssue {
  return { code: 'custom', path, params: { mistake } };
}

/** What `mistakeIssue` was made of; no other issues of this kind are made. */
export function mistakeOf(issue: z.core.$ZodIssueCustom): ConfigMistake | undefined {
  return issue.params?.['mistake'];
}
