import type { Sample } from '../recording/recording.ts';
import type { CaseDelta } from './case-delta.ts';
import type { CaseTools } from './measure-case.ts';
import { pairPrompts, type PairedPrompt } from './pair-prompts.ts';
import { type PairedSample, pairSamples } from './pair-samples.ts';
import { type RecordedPrompts, replayCase } from './replay-case.ts';
import type { SuiteSide } from './suite-side.ts';

export type SuiteSides = { readonly baseline?: SuiteSide; readonly head: SuiteSide };

/** Every case of a suite on both sides, and what of the suite no case measures. */
export type SuiteReplay = {
  readonly pairs: readonly PairedPrompt[];
  readonly cases: readonly CaseDelta[];
  /** Head samples that belong to none of the suite's prompts. */
  readonly unmatched: readonly Sample[];
};

/** Replays every recorded case of a suite with both versions of its prompt; nothing is called, nothing is spent. */
export function replaySuite(
  sides: SuiteSides,
  renames: ReadonlyMap<string, string>,
  tools: CaseTools,
): SuiteReplay {
  const pairs = pairPrompts(sides, renames);
  const { cases, unmatched } = pairSamples(sides, pairs);
  const recorded = recordedPrompts(cases);
  return {
    pairs,
    cases: cases.map((paired) => replayCase(paired, recorded, tools)),
    unmatched,
  };
}

function recordedPrompts(cases: readonly PairedSample[]): RecordedPrompts {
  const baseline = new Set<string>();
  const head = new Set<string>();
  for (const paired of cases) {
    if (paired.baseline) baseline.add(paired.pair.id);
    if (paired.head) head.add(paired.pair.id);
  }
  return { baseline, head };
}
