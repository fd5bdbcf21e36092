import { fillSentence, type Sentence } from '../../shared/text/sentence.ts';
import type { Translate } from './words.ts';

/** A sentence of the core in the editor's language. */
export function sentenceWords(said: Sentence, t: Translate): string {
  return fillSentence(said, (template) => t(template));
}
