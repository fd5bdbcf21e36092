import { stripControl } from '../strip-control.ts';
import { resolveWords, type Words } from '../words.ts';
import { markup, type Html } from './markup.ts';

/** A sentence as HTML: names as code, and what others wrote kept from turning the line around. */
export function htmlWords(words: Words): Html {
  return markup`${resolveWords(words).map((word) => {
    if (typeof word === 'string') return markup`${word}`;
    return word.kind === 'name'
      ? htmlName(word.text)
      : markup`<bdi>${stripControl(word.text)}</bdi>`;
  })}`;
}

/** A file, prompt, suite, budget, model or case. */
export function htmlName(text: string): Html {
  return markup`<code>${stripControl(text)}</code>`;
}
