import { createDocumentCounter, type DocumentCounter } from './document-counter.ts';
import { editBetween, isVersion } from './edit-between.ts';
import type { Tokenizer } from './tokenizer.ts';

/** Shorter texts are counted as fast as they are looked up. UTF-16 units. */
const MIN_UNITS = 2_000;
/** Texts that are remembered: the messages of a prompt or two, with and without their tags. */
const MAX_TEXTS = 8;

type Remembered = { text: string; readonly counter: DocumentCounter };

/**
 * A tokenizer for texts that are counted again and again while somebody edits them: it remembers the last large ones,
 * and counts a new version of one by its edit. Its counts are those of `tokenizer`.
 */
export function rememberTexts(tokenizer: Tokenizer): Tokenizer {
  const remembered: Remembered[] = [];
  return {
    ...tokenizer,
    countTokens: (text) => {
      if (text.length < MIN_UNITS) return tokenizer.countTokens(text);
      const known = remembered.find((one) => one.text === text) ?? nextVersion(remembered, text);
      const entry = known ?? { text, counter: createDocumentCounter(tokenizer, text) };
      const place = remembered.indexOf(entry);
      if (place !== -1) remembered.splice(place, 1);
      remembered.unshift(entry);
      remembered.length = Math.min(remembered.length, MAX_TEXTS);
      return entry.counter.total;
    },
  };
}

/** The remembered text that this one is a version of, brought up to date. */
function nextVersion(remembered: readonly Remembered[], text: string): Remembered | undefined {
  const entry = remembered.find((one) => isVersion(one.text, text));
  if (!entry) return undefined;
  entry.counter.edit(editBetween(entry.text, text));
  entry.text = text;
  return entry;
}
