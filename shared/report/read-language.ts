import * as z from 'zod/mini';
import { ENGLISH, type Language } from './language.ts';

/** Of our own package, so that this is a fence against a broken file, no more. */
const languageSchema = z.object({
  tag: z.string().check(z.regex(/^[a-z]{2,8}(?:-[a-z\d]{1,8}){0,3}$/i)),
  texts: z.record(z.string().check(z.maxLength(1000)), z.string().check(z.maxLength(1000))),
});

/** A language from its tag and our English templates in it; English where it is none that we speak. */
export function readLanguage(said: { readonly tag: string; readonly texts?: unknown }): Language {
  const parsed = languageSchema.safeParse(said, { jitless: true });
  if (!parsed.success) return ENGLISH;
  const texts = new Map(Object.entries(parsed.data.texts));
  return { tag: parsed.data.tag, translate: (template) => texts.get(template) ?? template };
}
