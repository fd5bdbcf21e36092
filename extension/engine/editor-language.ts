import * as z from 'zod/mini';
import { ENGLISH, type Language } from '../../shared/report/language.ts';

/** What the editor says about its language. */
export type EditorLanguage = {
  /** As the editor calls it: `en`, `zh-cn`. */
  readonly tag: string;
  /** Our English templates in it; absent where the extension speaks English. */
  readonly texts?: { readonly [english: string]: string };
};

/** Of our own package, so that this is a fence against a broken file, no more. */
const languageSchema = z.object({
  tag: z.string().check(z.regex(/^[a-z]{2,8}(?:-[a-z\d]{1,8}){0,3}$/i)),
  texts: z.record(z.string().check(z.maxLength(1000)), z.string().check(z.maxLength(1000))),
});

/** A language that the extension does not speak is English. */
export function readEditorLanguage(said: EditorLanguage): Language {
  const parsed = languageSchema.safeParse(said, { jitless: true });
  if (!parsed.success) return ENGLISH;
  const texts = new Map(Object.entries(parsed.data.texts));
  return { tag: parsed.data.tag, translate: (template) => texts.get(template) ?? template };
}
