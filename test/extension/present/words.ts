import { readFileSync } from 'node:fs';
import { inEnglish } from '../../../extension/present/in-english.ts';
import type { Translate } from '../../../extension/present/words.ts';

export { inEnglish as english } from '../../../extension/present/in-english.ts';

const BUNDLE: Readonly<Record<string, string>> = JSON.parse(
  readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8'),
);

/** What VS Code shows in Simplified Chinese. */
export const chinese: Translate = (message, ...values) =>
  inEnglish(BUNDLE[message] ?? message, ...values);
