import { createCountCalibrations } from '../measure/calibrate-by-counts.ts';
import type { MeasureTools } from '../measure/measure-prompt.ts';
import type { ModelId } from '../model/model-id.ts';
import type { PromptRenderer } from '../prompt/prompt-renderer.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import {
  findInCounts,
  type CountedRequest,
  type FindVerifiedCount,
  type VerifiedCounts,
} from '../tokenizer/verified-counts.ts';
import type { UsedCalibration } from './report.ts';

/** What providers counted of a workspace. */
export type Verified = {
  readonly counts: VerifiedCounts;
  /** The prompts whose counted requests calibrate all others. */
  readonly prompts: readonly Prompt[];
  /** Told of each request that is counted here and that no provider counted. */
  readonly onMissing?: (request: CountedRequest, model: ModelId) => void;
};

export type VerifiedTools = Pick<MeasureTools, 'calibrationOf'> & {
  readonly findVerified: FindVerifiedCount;
  /** The calibrations that a figure needed. */
  readonly used: () => readonly UsedCalibration[];
};

/** Requests that a provider counted are exact; the other requests of its models are calibrated by them. */
export function createVerifiedTools(
  { counts, prompts, onMissing }: Verified,
  tools: {
    readonly tokenizerOf: (model: ModelId) => Tokenizer;
    readonly renderer: PromptRenderer;
  },
): VerifiedTools {
  const find = findInCounts(counts);
  const calibrationOf = createCountCalibrations(prompts, counts, tools);
  const used = new Map<string, UsedCalibration>();
  return {
    findVerified: (request, model) => {
      const known = find(request, model);
      if (known === undefined) onMissing?.(request, model);
      return known;
    },
    calibrationOf: (model) => {
      const { name } = model;
      const calibration = calibrationOf(model);
      if (calibration) used.set(name, { model: name, source: 'verified-counts', ...calibration });
      return calibration;
    },
    used: () => [...used.values()],
  };
}
