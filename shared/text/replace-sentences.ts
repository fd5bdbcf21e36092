import { englishOf, type Sentence } from './sentence.ts';

/** For `JSON.stringify`: files and machines get sentences as they read in English. */
export function replaceSentences(_key: string, value: unknown): unknown {
  return isSentence(value) ? englishOf(value) : value;
}

function isSentence(value: unknown): value is Sentence {
  if (typeof value !== 'object' || value === null) return false;
  if (!('template' in value && 'values' in value)) return false;
  return typeof value.template === 'string' && Array.isArray(value.values);
}
