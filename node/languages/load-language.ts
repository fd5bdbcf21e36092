import { readFile } from 'node:fs/promises';
import { ENGLISH, type Language } from '../../shared/report/language.ts';
import { readLanguage } from '../../shared/report/read-language.ts';

/** What a report can be written in. */
export const LANGUAGES: readonly ['en', 'zh-cn'] = ['en', 'zh-cn'];

/**
 * Reads `l10n/bundle.l10n.<tag>.json`, which the editor's extension uses, too. The path holds from this file and from a
 * bundle in `dist/<front end>/`, because both lie two folders below the package.
 */
export async function loadLanguage(tag: (typeof LANGUAGES)[number]): Promise<Language> {
  if (tag === 'en') return ENGLISH;
  const file = new URL(`../../l10n/bundle.l10n.${tag}.json`, import.meta.url);
  return readLanguage({ tag, texts: JSON.parse(await readFile(file, 'utf8')) });
}
