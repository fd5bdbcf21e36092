import type { MessageValues } from '../rules/finding.ts';
import { fillSentence, sentence, type Sentence, type TranslateTemplate } from '../text/sentence.ts';
import { fillMessage } from './fill-message.ts';
import { stripControl } from './strip-control.ts';

/**
 * What is said to people before any markup. Plain strings are our own figures and marks; a `name` and a `quote` come from
 * files of the pull request, and each renderer makes them harmless in its own way.
 */
export type Words = readonly (Word | SaidWords | QuotedWords)[];

/** What renderers lay out, after `resolveWords`. */
export type Word =
  | string
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string };

/** A sentence of ours in the making: its template is translated, and words stand in its holes. */
type SaidWords = {
  readonly kind: 'said';
  readonly template: string;
  readonly values: readonly Words[];
};

/** Sentences that quote so much that they are laid out as one quote, our own words and all. */
type QuotedWords = {
  readonly kind: 'quoted';
  readonly parts: readonly QuotedPart[];
};

/** What a rule says has names in its holes. */
type QuotedPart = string | Sentence | { readonly message: string; readonly values: MessageValues };

/** A file, prompt, suite, budget or model. */
export function name(text: string): Word {
  return { kind: 'name', text };
}

/** What somebody else wrote, or a sentence of the core about it. */
export function quote(text: string | Sentence): Word | QuotedWords {
  return typeof text === 'string' ? { kind: 'quote', text } : quoteWhole(text);
}

/** Parts of what files say and what is said of them, as one quote. */
export function quoteWhole(...parts: readonly QuotedPart[]): QuotedWords {
  return { kind: 'quoted', parts };
}

/** Puts a sentence together: say`No price for ${name(model)}`. */
export function say(
  strings: TemplateStringsArray,
  ...values: readonly (Words[number] | Words)[]
): Words {
  const { template } = sentence(strings, ...values.map(() => ''));
  return [{ kind: 'said', template, values: values.map(asWords) }];
}

function asWords(value: Words[number] | Words): Words {
  return typeof value === 'string' || 'kind' in value ? [value] : value;
}

/** `a, b, c`, with something between each two. */
export function joinWords(parts: readonly Words[], between: Words = say`, `): Words {
  return parts.flatMap((part, index) => (index === 0 ? part : [...between, ...part]));
}

/** `a, b and c`; from the fourth on a count, so that a line stays a line. */
export function listNames(texts: readonly string[]): Words {
  const shown = texts.slice(0, 3);
  const restCount = texts.length - shown.length;
  const words = joinWords(shown.map((text) => [name(text)]));
  return restCount === 0 ? words : say`${words} and ${String(restCount)} more`;
}

/** The words in a language, each sentence taken apart at its holes; in English without `translate`. */
export function resolveWords(
  words: Words,
  translate: TranslateTemplate = (template) => template,
): readonly Word[] {
  return words.flatMap((word): readonly Word[] => {
    if (typeof word === 'string') return [word];
    if (word.kind === 'quoted') return [{ kind: 'quote', text: fillQuoted(word, translate) }];
    if (word.kind !== 'said') return [word];
    return translate(word.template)
      .split(/(\{\d+\})/)
      .flatMap((part): readonly Word[] => {
        const values = /^\{\d+\}$/.test(part) ? word.values[Number(part.slice(1, -1))] : undefined;
        if (values) return resolveWords(values, translate);
        return part === '' ? [] : [part];
      });
  });
}

function fillQuoted({ parts }: QuotedWords, translate: TranslateTemplate): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('message' in part) return fillMessage(translate(part.message), part.values);
      return fillSentence(part, translate);
    })
    .join('');
}

/** A sentence without any markup, on one line. */
export function plainText(words: Words, translate?: TranslateTemplate): string {
  return resolveWords(words, translate)
    .map((word) => (typeof word === 'string' ? word : stripControl(word.text)))
    .join('');
}
