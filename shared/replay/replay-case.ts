import type { Prompt } from '../prompt/prompt.ts';
import { sentence } from '../text/sentence.ts';
import type { CaseDelta, CaseIdentity, CaseOutcome } from './case-delta.ts';
import { compareCase } from './compare-case.ts';
import { labelOfSample } from './label-of-sample.ts';
import { type CaseTools, measureCase, type MeasuredCase } from './measure-case.ts';
import type { PairedSample, RecordedSample } from './pair-samples.ts';

/** Ids of the prompts that have samples of their own, by side. */
export type RecordedPrompts = {
  readonly baseline: ReadonlySet<string>;
  readonly head: ReadonlySet<string>;
};

const RECORDING_REMOVED = sentence`its recording was removed`;
const PROMPT_NOT_HERE = sentence`its prompt is not in the repository`;

/** Measures one case on the sides it is on. */
export function replayCase(
  paired: PairedSample,
  recorded: RecordedPrompts,
  tools: CaseTools,
): CaseDelta {
  const { pair } = paired;
  const identity = identityOf(paired);
  const isGone = !pair.head || (!paired.head && recorded.head.has(pair.id));
  if (isGone) return { ...identity, ...removedCase(paired, tools) };
  if (!paired.head) {
    return {
      ...identity,
      kind: 'unmeasured',
      cause: 'change',
      reason: RECORDING_REMOVED,
    };
  }
  // A first recording measures the baseline too, so that the change it comes with is seen.
  const baseline = paired.baseline ?? (recorded.baseline.has(pair.id) ? undefined : paired.head);
  if (!pair.baseline || !baseline) {
    return { ...identity, ...addedCase(measureAsRecorded(paired.head, pair.head, tools)) };
  }
  const { replacements } = pair;
  const versions = { baseline: pair.baseline, head: pair.head, replacements };
  return { ...identity, ...compareCase({ versions, baseline, head: paired.head }, tools) };
}

function identityOf({ key, pair, baseline, head }: PairedSample): CaseIdentity {
  const sample = (head ?? baseline)?.sample;
  return { key, label: sample ? labelOfSample(sample) : key, promptId: pair.id };
}

function removedCase({ pair, baseline }: PairedSample, tools: CaseTools): CaseOutcome {
  if (!pair.baseline || !baseline) {
    return {
      kind: 'unmeasured',
      cause: 'recording',
      reason: PROMPT_NOT_HERE,
    };
  }
  const measured = measureAsRecorded(baseline, pair.baseline, tools);
  if ('reason' in measured) return { kind: 'unmeasured', cause: 'recording', ...measured };
  return { kind: 'removed', baseline: measured };
}

function addedCase(measured: MeasuredCase): CaseOutcome {
  if ('reason' in measured) return { kind: 'unmeasured', cause: 'recording', ...measured };
  return { kind: 'added', head: measured };
}

function measureAsRecorded(
  { sample, model }: RecordedSample,
  prompt: Prompt,
  tools: CaseTools,
): MeasuredCase {
  return measureCase(
    { sample, prompt, recordedPrompt: prompt, model, recordedModel: model },
    tools,
  );
}
