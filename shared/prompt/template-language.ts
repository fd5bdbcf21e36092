import type { Json } from '../text/json.ts';
import type { Range } from '../text/range.ts';
import type { Sentence } from '../text/sentence.ts';
import type { Role, TemplateSyntax } from './prompt.ts';
import type { Meter } from './templates/meter.ts';

/** Values for the holes of a template. */
export type Vars = { readonly [name: string]: Json };

/** Something a template says beside its text, at an offset of the filled text: dotprompt's role, history and media. */
export type TemplateMark =
  | { readonly kind: 'role'; readonly offset: number; readonly role: Role }
  | { readonly kind: 'history'; readonly offset: number }
  | { readonly kind: 'section'; readonly offset: number }
  | { readonly kind: 'media'; readonly offset: number; readonly url: string };

/** A filled template, or why it could not be filled (a sentence for people). */
export type TemplateOutput =
  | {
      readonly kind: 'filled';
      readonly text: string;
      readonly missing: readonly string[];
      /** Where values stand in `text`, in order: what stands there was not written by the template's author. */
      readonly values?: readonly Range[];
      /** In order of their offsets. */
      readonly marks?: readonly TemplateMark[];
    }
  | { readonly kind: 'failed'; readonly reason: Sentence };

/** One template language. Templates are untrusted: no eval, no prototype access, bounded work and output. */
export type TemplateLanguage = {
  readonly id: TemplateSyntax;
  /** Every hole in order; `range` is the whole tag in `text` (UTF-16), `name` the root name. Never throws. */
  readonly findVariables: (
    text: string,
  ) => readonly { readonly name: string; readonly range: Range }[];
  /**
   * Parses once; the returned function fills, and may be called many times. Neither throws.
   * `partials`: texts of the templates this one may include by name, where the language knows that.
   * `meter`: what all templates of one rendering may spend together; left out, each filling has its own.
   */
  readonly compile: (
    text: string,
    partials?: ReadonlyMap<string, string>,
  ) => (vars: Vars, meter?: Meter) => TemplateOutput;
};
