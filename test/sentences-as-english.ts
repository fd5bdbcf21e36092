import { expect } from 'vitest';
import { englishOf, type Sentence } from '../shared/text/sentence.ts';

// Expectations are written as people read them: a sentence equals its English text, and snapshots show that.

expect.addEqualityTesters([
  (one: unknown, other: unknown) => {
    if (isSentence(one)) return textOf(other) === englishOf(one);
    return isSentence(other) ? textOf(one) === englishOf(other) : undefined;
  },
]);

expect.addSnapshotSerializer({
  test: isSentence,
  serialize: (said: Sentence, config, indentation, depth, refs, printer) =>
    printer(englishOf(said), config, indentation, depth, refs),
});

function textOf(value: unknown): unknown {
  return isSentence(value) ? englishOf(value) : value;
}

function isSentence(value: unknown): value is Sentence {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).toSorted().join(' ') === 'template values';
}
