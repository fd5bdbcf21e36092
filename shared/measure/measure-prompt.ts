import type { ModelId } from '../model/model-id.ts';
import type { PromptRenderer } from '../prompt/prompt-renderer.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Calibration } from '../tokenizer/calibrate.ts';
import type { Quality } from '../tokenizer/quality.ts';
import { promptRequests } from './prompt-requests.ts';
import type { RequestCounter } from './request-counter.ts';

/** Input tokens of one call of a prompt that nobody recorded. */
export type PromptMeasurement = {
  /** Mean over the file's own cases, or the tokens of the fixed text. */
  readonly inputTokens: number;
  readonly minInputTokens: number;
  readonly maxInputTokens: number;
  /** 0: the text without its variables was counted. */
  readonly caseCount: number;
  readonly quality: Quality;
  /** Variables that no case fills; their tokens come on top. */
  readonly unfilledVariables: readonly string[];
};

export type MeasureTools = {
  readonly counter: RequestCounter;
  readonly renderer: PromptRenderer;
  /** What the provider's own counts of other requests say; see `createCountCalibrations`. */
  readonly calibrationOf?: (model: ModelId) => Calibration | undefined;
};

/** Measures a prompt for one model on the values its file carries; without values, on its fixed text. */
export function measurePrompt(
  prompt: Prompt,
  model: ModelId,
  { counter, renderer, calibrationOf }: MeasureTools,
): PromptMeasurement {
  const { requests, caseCount } = promptRequests(prompt, renderer);
  const counted = requests.map((request) => ({
    tokens: counter.countRequest(request, model),
    isVerified: counter.isVerified(request, model),
  }));
  const calibration = counted.every((call) => call.isVerified) ? undefined : calibrationOf?.(model);
  const calls = calibration ? counted.map((call) => calibrateCall(call, calibration)) : counted;
  const quality = calibration ? 'calibrated' : counter.tokenizerOf(model).quality;
  const unfilledVariables =
    caseCount > 0 ? [] : [...new Set(prompt.variables.map(({ name }) => name))];
  return { ...summarize(calls, quality), caseCount, unfilledVariables };
}

type CountedCall = {
  readonly tokens: number;
  /** The provider counted this very request. */
  readonly isVerified: boolean;
};

function calibrateCall(call: CountedCall, { factor }: Calibration): CountedCall {
  return call.isVerified ? call : { ...call, tokens: Math.round(call.tokens * factor) };
}

function summarize(
  calls: readonly CountedCall[],
  quality: Quality,
): Pick<PromptMeasurement, 'inputTokens' | 'minInputTokens' | 'maxInputTokens' | 'quality'> {
  let [sum, min, max] = [0, Number.POSITIVE_INFINITY, 0];
  for (const { tokens } of calls) {
    sum += tokens;
    min = Math.min(min, tokens);
    max = Math.max(max, tokens);
  }
  const isVerified = calls.length > 0 && calls.every((call) => call.isVerified);
  return {
    inputTokens: calls.length === 0 ? 0 : sum / calls.length,
    minInputTokens: calls.length === 0 ? 0 : min,
    maxInputTokens: max,
    quality: isVerified ? 'exact' : quality,
  };
}
