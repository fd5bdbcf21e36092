import { PROBLEM_SENTENCES } from './problem-sentences.ts';
import type { Translate } from './words.ts';

/** A longer sentence is mostly what somebody wrote into a file. */
const MAX_UNITS = 600;

/** A sentence of the core about a file, in the editor's language; in English where it is not among the known ones. */
export function problemWords(sentence: string, t: Translate): string {
  if (sentence.length > MAX_UNITS) return sentence;
  for (const { template, pattern } of patterns()) {
    const found = pattern.exec(sentence);
    if (!found) continue;
    const values = found.slice(1).map((value) => problemWords(value, t));
    return t(template, ...values);
  }
  return sentence;
}

type Pattern = { readonly template: string; readonly pattern: RegExp };

let made: readonly Pattern[] | undefined;

/** Made when the first mistake is shown. */
function patterns(): readonly Pattern[] {
  made ??= PROBLEM_SENTENCES.map((template) => ({ template, pattern: patternOf(template) }));
  return made;
}

function patternOf(template: string): RegExp {
  const parts = template
    .split(/\{\d\}/)
    .map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.+?)')}$`, 's');
}
