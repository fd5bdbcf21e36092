import { rememberByText } from '../text/remember-by-text.ts';
import { createDocumentCounter, type DocumentCounter } from './document-counter.ts';
import { editBetween, isVersion } from './edit-between.ts';
import type { Tokenizer } from './tokenizer.ts';

/** Shorter texts are counted nearly as fast as they are looked up. UTF-16 units. */
const MIN_KEPT_UNITS = 256;
/** Shorter texts are counted as fast as by their edit. UTF-16 units. */
const MIN_EDITED_UNITS = 2_000;
/** Texts whose versions are counted by their edit: of a prompt or two, with and without their tags. */
const MAX_EDITED = 8;
type CountTokens = Tokenizer['countTokens'];

type Edited = { text: string; readonly counter: DocumentCounter };

/**
 * A tokenizer for texts that are counted again and again while somebody edits them: it remembers the last ones, and
 * counts a new version of a large one by its edit. Its counts are those of `tokenizer`.
 */
export function rememberTexts(tokenizer: Tokenizer): Tokenizer {
  return { ...tokenizer, countTokens: keepCounts(countByEdits(tokenizer)) };
}

function keepCounts(countTokens: CountTokens): CountTokens {
  const remembered = rememberByText(countTokens);
  return (text) => (text.length < MIN_KEPT_UNITS ? countTokens(text) : remembered(text));
}

function countByEdits(tokenizer: Tokenizer): CountTokens {
  const edited: Edited[] = [];
  return (text) => {
    if (text.length < MIN_EDITED_UNITS) return tokenizer.countTokens(text);
    const entry = nextVersion(edited, text) ?? {
      text,
      counter: createDocumentCounter(tokenizer, text),
    };
    const place = edited.indexOf(entry);
    if (place !== -1) edited.splice(place, 1);
    edited.unshift(entry);
    edited.length = Math.min(edited.length, MAX_EDITED);
    return entry.counter.total;
  };
}

/** The remembered text that this one is a version of, brought up to date. */
function nextVersion(edited: readonly Edited[], text: string): Edited | undefined {
  const entry = edited.find((one) => isVersion(one.text, text));
  if (!entry) return undefined;
  entry.counter.edit(editBetween(entry.text, text));
  entry.text = text;
  return entry;
}
