import type { ModelId } from '../model/model-id.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Sample } from '../recording/recording.ts';
import { groupBy } from '../text/group-by.ts';
import { calibrate, type Calibration, type CalibrationCase } from '../tokenizer/calibrate.ts';
import { totalInputTokens } from '../usage/usage.ts';
import { indexPrompts } from './index-prompts.ts';
import { countRecordedRequest, type ReplayTools } from './replay-input.ts';
import { modelOfSample } from './pair-samples.ts';
import type { SuiteSide } from './suite-side.ts';

/** The calibration of a model, from the recordings of a repository. */
export type Calibrations = {
  /** Absent for a model that is counted exactly, and where the recordings do not allow one. */
  readonly of: (model: ModelId) => Calibration | undefined;
  /** Those that were asked for, by model name. */
  readonly used: () => ReadonlyMap<string, Calibration>;
};

/** A model is calibrated when a figure first needs it: most checks replay nothing. */
export function createCalibrations(sides: readonly SuiteSide[], tools: ReplayTools): Calibrations {
  const known = new Map<string, Calibration | undefined>();
  const used = new Map<string, Calibration>();
  return {
    of: (model) => {
      if (!known.has(model.name)) known.set(model.name, calibrateModel(model, sides, tools));
      const calibration = known.get(model.name);
      if (calibration) used.set(model.name, calibration);
      return calibration;
    },
    used: () => used,
  };
}

function calibrateModel(
  model: ModelId,
  sides: readonly SuiteSide[],
  tools: ReplayTools,
): Calibration | undefined {
  const { quality, errorBand = 0 } = tools.counter.tokenizerOf(model);
  if (quality === 'exact') return undefined;
  const groups = sides.flatMap((side) => callsByPrompt(model, side));
  const calibration = calibrate(spread(groups).map((calls) => countedCases(calls, tools)));
  // Recordings that scatter more than the published measurements say nothing better.
  return calibration && calibration.errorBand <= errorBand ? calibration : undefined;
}

/** More calls make a slope no surer, and each has to be counted. */
const MAX_CALLS_PER_PROMPT = 40;
const MAX_PROMPTS = 25;

/** Some prompts, evenly taken from the whole list, and of each the first calls. */
function spread(
  groups: readonly (readonly RecordedCall[])[],
): readonly (readonly RecordedCall[])[] {
  const step = Math.ceil(groups.length / MAX_PROMPTS);
  return groups
    .filter((_calls, index) => index % step === 0)
    .map((calls) => calls.slice(0, MAX_CALLS_PER_PROMPT));
}

type RecordedCall = {
  readonly sample: Sample;
  readonly recordedPrompt: Prompt;
  readonly recordedModel: ModelId;
  readonly recordedTokens: number;
};

/** The recorded calls of a model on one side, by prompt: calls of one prompt share what its file does not hold. */
function callsByPrompt(model: ModelId, side: SuiteSide): readonly (readonly RecordedCall[])[] {
  const { find } = indexPrompts(side.prompts);
  const calls = side.samples.flatMap((sample) => {
    const recordedPrompt = find(sample.promptRef);
    const recordedTokens = recordedTokensOf(sample);
    if (!recordedPrompt || recordedTokens === undefined) return [];
    const recordedModel = modelOfSample(sample, recordedPrompt, side);
    if (recordedModel.name !== model.name) return [];
    return [{ sample, recordedPrompt, recordedModel, recordedTokens }];
  });
  return [...groupBy(calls, ({ recordedPrompt }) => recordedPrompt.id).values()];
}

function countedCases(
  calls: readonly RecordedCall[],
  tools: ReplayTools,
): readonly CalibrationCase[] {
  return calls.flatMap(({ recordedTokens, ...call }) => {
    const countedTokens = countRecordedRequest(call, tools);
    return countedTokens === undefined ? [] : [{ countedTokens, recordedTokens }];
  });
}

/** Figures that are sure: a failed call, a guessed reading or a request with media proves nothing about text. */
function recordedTokensOf({
  usage,
  usageGuessed,
  error,
  messages = [],
}: Sample): number | undefined {
  const hasMedia = messages.some(({ mediaCount = 0 }) => mediaCount > 0);
  if (!usage || usageGuessed || error !== undefined || hasMedia) return undefined;
  return totalInputTokens(usage);
}
