import { englishOf, type Sentence } from './sentence.ts';

export type CountedSentence = { readonly said: Sentence; readonly count: number };

/** The different sentences in order of first appearance, each with how often it is said. */
export function countSentences(sentences: Iterable<Sentence>): readonly CountedSentence[] {
  // Most of thousands are a few values said again and again; only those are put into words.
  const byValue = new Map<Sentence, number>();
  for (const said of sentences) byValue.set(said, (byValue.get(said) ?? 0) + 1);
  const byWords = new Map<string, CountedSentence>();
  for (const [said, more] of byValue) {
    const words = englishOf(said);
    const { count, said: first } = byWords.get(words) ?? { count: 0, said };
    byWords.set(words, { said: first, count: count + more });
  }
  return [...byWords.values()];
}
