import { say, type Words } from '../words.ts';
import { markup, type Html } from './markup.ts';

/** Only URLs that our own code made get here; another scheme than these is no link all the same. */
export function linked(text: Words[number], path: string, url: string | undefined): Html {
  return url !== undefined && /^(?:https?|command):/.test(url)
    ? markup`<a href="${url}" title="${say`Open ${path}`}">${text}</a>`
    : markup`${text}`;
}
