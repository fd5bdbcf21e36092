import type { TranslateTemplate } from '../text/sentence.ts';

/** What a report is written in. */
export type Language = {
  /** As HTML names it: `en`, `zh-cn`. */
  readonly tag: string;
  readonly translate: TranslateTemplate;
};

export const ENGLISH: Language = { tag: 'en', translate: (template) => template };
