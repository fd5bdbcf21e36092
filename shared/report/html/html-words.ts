import type { TranslateTemplate } from '../../text/sentence.ts';
import { stripControl } from '../strip-control.ts';
import { resolveWords, type Words } from '../words.ts';
import { escapeHtml } from './escape-html.ts';

/** Words as HTML: names as code, and what others wrote kept from turning the line around. */
export function htmlWords(words: Words, translate?: TranslateTemplate): string {
  return resolveWords(words, translate)
    .map((word) => {
      if (typeof word === 'string') return escapeHtml(word);
      const text = escapeHtml(stripControl(word.text));
      return word.kind === 'name' ? `<code>${text}</code>` : `<bdi>${text}</bdi>`;
    })
    .join('');
}
