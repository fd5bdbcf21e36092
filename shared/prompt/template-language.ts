import type { Json } from '../text/json.ts';
import type { Range } from '../text/range.ts';
import type { TemplateSyntax } from './prompt.ts';

/** Values for the holes of a template. */
export type Vars = { readonly [name: string]: Json };

/** A filled template, or why it could not be filled (a sentence for people). */
export type TemplateOutput =
  | { readonly kind: 'filled'; readonly text: string; readonly missing: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** One template language. Templates are untrusted: no eval, no prototype access, bounded work and output. */
export type TemplateLanguage = {
  readonly id: TemplateSyntax;
  /** Every hole in order; `range` is the whole tag in `text` (UTF-16), `name` the root name. Never throws. */
  readonly findVariables: (
    text: string,
  ) => readonly { readonly name: string; readonly range: Range }[];
  /** Parses once; the returned function fills, and may be called many times. Neither throws. */
  readonly compile: (text: string) => (vars: Vars) => TemplateOutput;
};
