import { createCountCalibrations } from '../measure/calibrate-by-counts.ts';
import type { ModelId } from '../model/model-id.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Sample } from '../recording/recording.ts';
import { groupBy } from '../text/group-by.ts';
import { takeEvenly } from '../text/take-evenly.ts';
import {
  calibrateEstimate,
  type Calibration,
  type CalibrationCase,
  type CalibrationSource,
} from '../tokenizer/calibrate.ts';
import type { VerifiedCounts } from '../tokenizer/verified-counts.ts';
import { totalInputTokens } from '../usage/usage.ts';
import { indexPrompts } from './index-prompts.ts';
import { countRecordedRequest, type ReplayTools } from './replay-input.ts';
import { modelOfSample } from './pair-samples.ts';
import type { SuiteSide } from './suite-side.ts';

type ModelCalibration = Calibration & { readonly source: CalibrationSource };

/** The calibration of a model, from what the provider said of a repository's requests. */
export type Calibrations = {
  /** Absent for a model that is counted exactly, and where nothing allows one. */
  readonly of: (model: ModelId) => ModelCalibration | undefined;
  /** Those that were asked for, by model name. */
  readonly used: () => ReadonlyMap<string, ModelCalibration>;
};

export type CalibrationSides = {
  /** What the baseline recorded. */
  readonly baseline: readonly SuiteSide[];
  /** The baseline's verified counts, for its prompts. The head's are nobody's: a change must not bring its own factor. */
  readonly verified?: VerifiedCounts;
  /** The same and, for suites that the baseline does not record, the head's. */
  readonly recorded: readonly SuiteSide[];
};

/**
 * A model is calibrated when a figure first needs it: most checks replay nothing. The first that allows a factor decides:
 * the baseline's recordings, its verified counts, and then what a first recording brings.
 */
export function createCalibrations(sides: CalibrationSides, tools: ReplayTools): Calibrations {
  const known = new Map<string, ModelCalibration | undefined>();
  const used = new Map<string, ModelCalibration>();
  const calibrate = modelCalibrator(sides, tools);
  return {
    of: (model) => {
      if (!known.has(model.name)) known.set(model.name, calibrate(model));
      const calibration = known.get(model.name);
      if (calibration) used.set(model.name, calibration);
      return calibration;
    },
    used: () => used,
  };
}

function modelCalibrator(
  { baseline, verified, recorded }: CalibrationSides,
  tools: ReplayTools,
): (model: ModelId) => ModelCalibration | undefined {
  const { counter, renderer } = tools;
  const prompts = baseline.flatMap((side) => side.prompts);
  const byCounts =
    verified &&
    createCountCalibrations(prompts, verified, { tokenizerOf: counter.tokenizerOf, renderer });
  return (model) => {
    const ofBaseline = calibrateByRecordings(model, baseline, tools);
    if (ofBaseline) return { ...ofBaseline, source: 'recordings' };
    const ofCounts = byCounts?.(model);
    if (ofCounts) return { ...ofCounts, source: 'verified-counts' };
    const ofAll = calibrateByRecordings(model, recorded, tools);
    return ofAll && { ...ofAll, source: 'recordings' };
  };
}

function calibrateByRecordings(
  model: ModelId,
  sides: readonly SuiteSide[],
  tools: ReplayTools,
): Calibration | undefined {
  return calibrateEstimate(tools.counter.tokenizerOf(model), () => {
    const groups = sides.flatMap((side) => callsByPrompt(model, side));
    return spread(groups).map((calls) => countedCases(calls, tools));
  });
}

/** More calls make a slope no surer, and each has to be counted. */
const MAX_CALLS_PER_PROMPT = 40;
const MAX_PROMPTS = 25;

/** Some prompts, evenly taken from the whole list, and of each the first calls. */
function spread(
  groups: readonly (readonly RecordedCall[])[],
): readonly (readonly RecordedCall[])[] {
  return takeEvenly(groups, MAX_PROMPTS).map((calls) => calls.slice(0, MAX_CALLS_PER_PROMPT));
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
