/**
 * What is said, kept apart from what it is said about, so that it can be said in another language: `No suite is called {0}`
 * and `support`. The template is English, ours, and the key of its translations. A string or number is what it is about,
 * often somebody else's text from a file, and is never translated; a sentence within is.
 */
export type Sentence = {
  readonly template: string;
  readonly values: readonly SentenceValue[];
};

export type SentenceValue = string | number | Sentence;

/** The template in another language, with the same holes; the English one where there is none. */
export type TranslateTemplate = (template: string) => string;

/** Puts a sentence together: sentence`No suite is called ${name}`. */
export function sentence(
  strings: TemplateStringsArray,
  ...values: readonly SentenceValue[]
): Sentence {
  const template = strings.reduce((start, text, index) => `${start}{${index - 1}}${text}`);
  return { template, values };
}

/** Somebody else's sentence, of a parser or an answer: nobody translates it. */
export function foreignSentence(text: string): Sentence {
  return { template: '{0}', values: [text] };
}

export function englishOf(said: Sentence): string {
  return fillSentence(said, (template) => template);
}

/** The sentence as one text, without markup. */
export function fillSentence(said: Sentence, translate: TranslateTemplate): string {
  return translate(said.template).replaceAll(/\{(\d+)\}/g, (hole, index: string) => {
    const value = said.values[Number(index)];
    if (value === undefined) return hole;
    return typeof value === 'object' ? fillSentence(value, translate) : String(value);
  });
}
