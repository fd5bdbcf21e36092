import type { ModelId } from '../model/model-id.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Sample } from '../recording/recording.ts';
import { canonicalJson } from '../recording/vars-key.ts';
import { indexPrompts } from './index-prompts.ts';
import { pairLeftovers } from './pair-leftovers.ts';
import type { PairedPrompt } from './pair-prompts.ts';
import { UNKNOWN_MODEL } from '../measure/request-counter.ts';
import type { SuiteSide } from './suite-side.ts';

/** One case of a suite: its prompt on both sides and the samples that recorded it. */
export type PairedSample = {
  readonly key: string;
  readonly pair: PairedPrompt;
  readonly baseline?: RecordedSample;
  readonly head?: RecordedSample;
};

export type RecordedSample = { readonly sample: Sample; readonly model: ModelId };

export type PairedSamples = {
  readonly cases: readonly PairedSample[];
  /** Head samples that belong to no prompt of the suite. */
  readonly unmatched: readonly Sample[];
};

/**
 * Pairs the samples of both sides on (prompt, variables, model), never on array order: a suite recorded again in
 * another order, or with a model in place of another, still compares like with like.
 */
export function pairSamples(
  sides: { readonly baseline?: SuiteSide; readonly head: SuiteSide },
  pairs: readonly PairedPrompt[],
): PairedSamples {
  const cases = new Map<string, PairedSample>();
  const unmatched: Sample[] = [];
  const find = promptFinder(pairs);
  if (sides.baseline) {
    const keyOf = keyMaker();
    for (const sample of sides.baseline.samples) {
      const pair = find('baseline', sample);
      if (!pair) continue;
      const recorded = { sample, model: modelOfSample(sample, pair.baseline, sides.baseline) };
      const key = keyOf(sample, pair, pair.replacements.headModelOf(recorded.model));
      cases.set(key, { key, pair, baseline: recorded });
    }
  }
  const keyOf = keyMaker();
  for (const sample of sides.head.samples) {
    const pair = find('head', sample);
    if (!pair) {
      unmatched.push(sample);
      continue;
    }
    const recorded = {
      sample,
      model: modelOfSample(sample, pair.head ?? pair.baseline, sides.head),
    };
    // An old recording still names the replaced model: read it as the baseline did.
    const key = keyOf(sample, pair, pair.replacements.headModelOf(recorded.model));
    cases.set(key, { ...cases.get(key), key, pair, head: recorded });
  }
  return { cases: pairLeftovers([...cases.values()]), unmatched };
}

function promptFinder(
  pairs: readonly PairedPrompt[],
): (side: 'baseline' | 'head', sample: Sample) => PairedPrompt | undefined {
  const byPrompt = new Map<Prompt, PairedPrompt>();
  for (const pair of pairs) {
    if (pair.baseline) byPrompt.set(pair.baseline, pair);
    if (pair.head) byPrompt.set(pair.head, pair);
  }
  const baseline = indexPrompts(pairs.flatMap((pair) => pair.baseline ?? []));
  const head = indexPrompts(pairs.flatMap((pair) => pair.head ?? []));
  return (side, sample) => {
    const [first, second] = side === 'head' ? [head, baseline] : [baseline, head];
    const prompt = first.find(sample.promptRef) ?? second.find(sample.promptRef);
    return prompt && byPrompt.get(prompt);
  };
}

/** Repeats of the same case (eval tools run one several times) are told apart by their order among themselves. */
function keyMaker(): (sample: Sample, pair: PairedPrompt, model: ModelId | 'removed') => string {
  const repeats = new Map<string, number>();
  return (sample, pair, model) => {
    const caseKey = caseKeyOf(sample);
    const modelName = model === 'removed' ? 'removed' : model.name;
    const key = `${pair.id}\n${modelName}\n${caseKey}`;
    const repeat = repeats.get(key) ?? 0;
    repeats.set(key, repeat + 1);
    return repeat === 0 ? key : `${key}\n${repeat}`;
  };
}

/** Both sides of an unchanged recording hold the same values. */
const caseKeys = new WeakMap<Sample, string>();

function caseKeyOf(sample: Sample): string {
  const known = caseKeys.get(sample);
  if (known !== undefined) return known;
  const key = sample.vars ? canonicalJson(sample.vars) : sample.key;
  caseKeys.set(sample, key);
  return key;
}

/** The model a sample was recorded with, as far as it or its prompt or suite says. */
export function modelOfSample(
  sample: Sample,
  prompt: Prompt | undefined,
  side: SuiteSide,
): ModelId {
  const written = sample.model ?? prompt?.models[0]?.id;
  return written === undefined ? (side.model ?? UNKNOWN_MODEL) : side.modelIdOf(written);
}
