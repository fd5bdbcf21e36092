import { onlyKnown } from '../text/only-known.ts';
import type { Sample } from './recording.ts';
import { keyStem, numberKeys, sentText, withUniqueKeys } from './sample-keys.ts';
import type { KeyOrder } from './sample-keys.ts';

export type KeylessSample = Omit<Sample, 'key'>;

/** A sample before the whole file is read: only then are its repeats known, and so its key. */
export type Draft = {
  readonly sample: KeylessSample;
  /** The key without the number of a repeat; hashed when asked for, because sums need no keys. */
  readonly stemOf: () => string;
  readonly order: KeyOrder;
  /** The key the file itself gives the sample; it wins. */
  readonly ownKey?: string;
};

/** `order` tells repeats apart, smallest first. */
export function draftOf(sample: KeylessSample, order: KeyOrder = []): Draft {
  return { sample, stemOf: () => stemOfSample(sample), order };
}

function stemOfSample({ provider, promptRef, vars, messages }: KeylessSample): string {
  return keyStem(onlyKnown({ provider, promptRef, vars, sent: sentText(messages) }));
}

/** Gives every draft its key. */
export function keyDrafts(drafts: readonly Draft[]): readonly Sample[] {
  const made = numberKeys(drafts.map(({ stemOf, order }) => ({ stem: stemOf(), order })));
  return withUniqueKeys(
    drafts.map(({ sample, ownKey }, index) =>
      Object.assign({ key: ownKey ?? made[index] ?? '' }, sample),
    ),
  );
}

/**
 * A draft of a call that names no prompt and no variables: its key tells the model too, because one host serves many.
 */
export function draftOfCall(sample: KeylessSample, order: KeyOrder = []): Draft {
  const { provider, model } = sample;
  const isInModel = provider !== undefined && model?.startsWith(`${provider}/`) === true;
  const names = [isInModel ? undefined : provider, model].filter((name) => name !== undefined);
  const keyed = names.length === 0 ? sample : { ...sample, provider: names.join(':') };
  return { ...draftOf(keyed, order), sample };
}
