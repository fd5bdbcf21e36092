import { stripControl } from './strip-control.ts';

/**
 * A sentence for people before any markup. Plain strings are our own words; a `name` and a `quote` come from files of
 * the pull request, and each renderer makes them harmless in its own way.
 */
export type Words = readonly Word[];

type Word =
  | string
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string };

/** A file, prompt, suite, budget or model. */
export function name(text: string): Word {
  return { kind: 'name', text };
}

/** A sentence somebody else wrote: a reason, a message, a problem. */
export function quote(text: string): Word {
  return { kind: 'quote', text };
}

/** Puts a sentence together: say`No price for ${name(model)}`. */
export function say(strings: TemplateStringsArray, ...values: readonly (Word | Words)[]): Words {
  return strings.flatMap((text, index): Words => {
    const value = values[index];
    if (value === undefined) return [text];
    return typeof value === 'string' || 'kind' in value ? [text, value] : [text, ...value];
  });
}

/** `a, b and c`; from the fourth on a count, so that a line stays a line. */
export function listNames(texts: readonly string[]): Words {
  const shown = texts.slice(0, 3);
  const restCount = texts.length - shown.length;
  const words = shown.flatMap((text, index): Words => [...(index > 0 ? [', '] : []), name(text)]);
  return restCount === 0 ? words : [...words, ` and ${restCount} more`];
}

/** A sentence without any markup, on one line. */
export function plainText(words: Words): string {
  return words.map((word) => (typeof word === 'string' ? word : stripControl(word.text))).join('');
}
