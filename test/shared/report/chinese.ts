import { readFileSync } from 'node:fs';
import type { Language } from '../../../shared/report/language.ts';

const TEXTS: Readonly<Record<string, string>> = JSON.parse(
  readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8'),
);

/** Simplified Chinese, as the editor's extension brings it. */
export const CHINESE: Language = {
  tag: 'zh-cn',
  translate: (template) => TEXTS[template] ?? template,
};
