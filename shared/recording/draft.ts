import { onlyKnown } from './only-known.ts';
import type { Sample } from './recording.ts';
import { keyStem, numberKeys, sentText, withUniqueKeys } from './sample-keys.ts';
import type { KeyOrder } from './sample-keys.ts';

export type KeylessSample = Omit<Sample, 'key'>;

/** A sample before the whole file is read: only then are its repeats known, and so its key. */
export type Draft = {
  readonly sample: KeylessSample;
  /** The key without the number of a repeat. */
  readonly stem: string;
  readonly order: KeyOrder;
  /** The key the file itself gives the sample; it wins. */
  readonly ownKey?: string;
};

/** `order` tells repeats apart, smallest first. */
export function draftOf(sample: KeylessSample, order: KeyOrder = []): Draft {
  const { provider, promptRef, vars, messages } = sample;
  const parts = onlyKnown({ provider, promptRef, vars, sent: sentText(messages) });
  return { sample, stem: keyStem(parts), order };
}

/** Gives every draft its key. */
export function keyDrafts(drafts: readonly Draft[]): readonly Sample[] {
  const made = numberKeys(drafts);
  return withUniqueKeys(
    drafts.map(({ sample, ownKey }, index) =>
      Object.assign({ key: ownKey ?? made[index] ?? '' }, sample),
    ),
  );
}
