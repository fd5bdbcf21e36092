import type { ModelId } from '../model/model-id.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Sample } from '../recording/recording.ts';
import type { CaseOutcome } from './case-delta.ts';
import type { CaseMeasurement } from './case-measurement.ts';
import { type CaseTools, measureCase } from './measure-case.ts';
import type { ModelReplacements } from './model-replacements.ts';
import type { RecordedSample } from './pair-samples.ts';
import type { ReplayInput } from './replay-input.ts';
import { sendsTheSame } from './same-prompt.ts';

/** One case that both sides have. */
export type ComparedCase = {
  readonly versions: {
    readonly baseline: Prompt;
    readonly head: Prompt;
    readonly replacements: ModelReplacements;
  };
  readonly baseline: RecordedSample;
  /** The same value as `baseline` when only the head has a recording. */
  readonly head: RecordedSample;
};

/** Measures a case with both versions of its prompt. */
export function compareCase(compared: ComparedCase, tools: CaseTools): CaseOutcome {
  const model = compared.versions.replacements.headModelOf(compared.head.model);
  const measured = measureCase(baselineInput(compared), tools);
  if ('reason' in measured) {
    const isTouched = model !== 'removed' && !isSameRequest(compared, model);
    return { kind: 'unmeasured', cause: isTouched ? 'change' : 'recording', ...measured };
  }
  if (model === 'removed') return { kind: 'removed', baseline: measured };
  return compareWithHead({ compared, model, baseline: measured }, tools);
}

type Measured = {
  readonly compared: ComparedCase;
  readonly model: ModelId;
  readonly baseline: CaseMeasurement;
};

function compareWithHead({ compared, model, baseline }: Measured, tools: CaseTools): CaseOutcome {
  const isSame = isSameRequest(compared, model);
  const isRecordedAgain = !isSameRun(compared.baseline.sample, compared.head.sample);
  const head =
    isSame && !isRecordedAgain
      ? baseline
      : measureCase(headInput(compared, { isRecordedAgain, model }), tools);
  if ('reason' in head) return { kind: 'unmeasured', cause: 'change', ...head };
  return {
    kind: isSameMeasurement(baseline, head) ? 'unchanged' : 'changed',
    baseline,
    head,
    hasOldOutput: !isRecordedAgain && !isSame,
    isRecordedAgain,
  };
}

function isSameRequest({ versions, baseline }: ComparedCase, model: ModelId): boolean {
  return model.name === baseline.model.name && sendsTheSame(versions.baseline, versions.head);
}

function baselineInput({ versions, baseline, head }: ComparedCase): ReplayInput {
  const { sample, model } = baseline;
  // A recording that came with the head was made with the head's prompt.
  const recordedPrompt = baseline === head ? versions.head : versions.baseline;
  return { sample, prompt: versions.baseline, recordedPrompt, model, recordedModel: model };
}

function headInput(
  { versions, baseline, head }: ComparedCase,
  { isRecordedAgain, model }: { readonly isRecordedAgain: boolean; readonly model: ModelId },
): ReplayInput {
  const isOfHead = isRecordedAgain || baseline === head;
  return {
    sample: head.sample,
    prompt: versions.head,
    recordedPrompt: isOfHead ? versions.head : versions.baseline,
    model,
    recordedModel: head.model,
  };
}

function isSameRun(a: Sample, b: Sample): boolean {
  return a === b || (a.output === b.output && JSON.stringify(a.usage) === JSON.stringify(b.usage));
}

function isSameMeasurement(a: CaseMeasurement, b: CaseMeasurement): boolean {
  return (
    a.inputTokens === b.inputTokens &&
    a.outputTokens === b.outputTokens &&
    a.costNanoUsd === b.costNanoUsd &&
    a.model?.name === b.model?.name
  );
}
