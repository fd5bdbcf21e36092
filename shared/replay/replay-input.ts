import type { ModelId } from '../model/model-id.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { RenderedPrompt } from '../prompt/render-prompt.ts';
import type { SentMessage } from '../prompt/sent-message.ts';
import { normalizeText, unfilledText } from '../prompt/unfilled-text.ts';
import type { Sample } from '../recording/recording.ts';
import type { Calibration } from '../tokenizer/calibrate.ts';
import { type Quality, worstQuality } from '../tokenizer/quality.ts';
import { totalInputTokens } from '../usage/usage.ts';
import type { PromptRenderer } from '../prompt/prompt-renderer.ts';
import type { RequestCounter } from '../measure/request-counter.ts';
import { sentence, type Sentence } from '../text/sentence.ts';
import { compareMedia, countMedia } from './compare-media.ts';
import { sendsTheSame } from './same-prompt.ts';

/** What one case would send with one version of its prompt. */
export type InputTokens =
  | { readonly kind: 'measured'; readonly inputTokens: number; readonly quality: Quality }
  | { readonly kind: 'unmeasured'; readonly reason: Sentence };

export type ReplayInput = {
  readonly sample: Sample;
  /** The version to replay. */
  readonly prompt: Prompt;
  /** The version the sample was recorded with, as far as the repository knows. */
  readonly recordedPrompt: Prompt;
  /** The model to count for, and the one the sample was recorded with. */
  readonly model: ModelId;
  readonly recordedModel: ModelId;
};

export type ReplayTools = {
  readonly counter: RequestCounter;
  readonly renderer: PromptRenderer;
  /** See `createCalibrations`. */
  readonly calibrationOf?: (model: ModelId) => Calibration | undefined;
};

/**
 * Input tokens of a case: count(render(prompt, vars)) + overhead, where overhead = recorded input − count(recorded
 * request). System text, tools and framing that the prompt file does not hold are carried by it, not lost. Without
 * recorded usage the count stands alone. Counts of a model without a public tokenizer are first multiplied by its
 * calibration, where the recordings give one.
 */
export function replayInput(input: ReplayInput, tools: ReplayTools): InputTokens {
  const recordedInput = input.sample.usage && totalInputTokens(input.sample.usage);
  if (recordedInput !== undefined && isAsRecorded(input)) {
    return { kind: 'measured', inputTokens: recordedInput, quality: 'recorded' };
  }
  const rendered = renderWithRecordedVars(input, tools.renderer);
  if ('reason' in rendered) return { kind: 'unmeasured', reason: rendered.reason };
  const { model, prompt } = input;
  const counted = tools.counter.countRequest(
    { messages: rendered.messages, tools: prompt.tools },
    model,
  );
  const media = compareMedia(input);
  if ('reason' in media) return { kind: 'unmeasured', reason: media.reason };
  const own = scaleOf(model, tools);
  const recorded = countRecordedText(input, tools);
  if (!recorded) {
    const { addedTokens, quality } = countMedia(input);
    return measured(counted * own.factor + addedTokens, [own.quality, quality]);
  }
  const isSame = counted === recorded.counted && model.name === input.recordedModel.name;
  const textQualities = isSame ? [] : [own.quality, recorded.quality];
  return measured(counted * own.factor + recorded.overhead + media.addedTokens, [
    'recorded',
    media.quality,
    ...textQualities,
  ]);
}

/** The recorded request as we count it, and the tokens it took beyond that. */
function countRecordedText(
  input: ReplayInput,
  tools: ReplayTools,
): { readonly counted: number; readonly overhead: number; readonly quality: Quality } | undefined {
  const recordedInput = input.sample.usage && totalInputTokens(input.sample.usage);
  if (recordedInput === undefined) return undefined;
  const counted = countRecordedRequest(input, tools);
  if (counted === undefined) return undefined;
  const { factor, quality } = scaleOf(input.recordedModel, tools);
  return { counted, overhead: recordedInput - counted * factor, quality };
}

function measured(tokens: number, qualities: readonly Quality[]): InputTokens {
  const inputTokens = Math.max(0, Math.round(tokens));
  return { kind: 'measured', inputTokens, quality: worstQuality(qualities) };
}

/** What a counted token of a model is worth: one, or what its recordings say. */
function scaleOf(
  model: ModelId,
  { counter, calibrationOf }: ReplayTools,
): { readonly factor: number; readonly quality: Quality } {
  const { quality } = counter.tokenizerOf(model);
  const calibration = quality === 'exact' ? undefined : calibrationOf?.(model);
  return calibration
    ? { factor: calibration.factor, quality: 'calibrated' }
    : { factor: 1, quality };
}

/** Whether the recorded usage is the usage of this very prompt, so that nothing needs to be rendered. */
function isAsRecorded({
  sample,
  prompt,
  recordedPrompt,
  model,
  recordedModel,
}: ReplayInput): boolean {
  if (model.name !== recordedModel.name || !sendsTheSame(prompt, recordedPrompt)) return false;
  const template = sample.promptRef?.template;
  if (template === undefined) return sample.messages === undefined;
  const text = unfilledText(prompt);
  if (text !== undefined && normalizeText(text) === normalizeText(template)) return true;
  // A chat of several messages is known by its file's own text, which its format gives as an alias.
  return prompt.aliases.includes(template) || prompt.aliases.includes(normalizeText(template));
}

type Rendered = { readonly messages: readonly SentMessage[] } | { readonly reason: Sentence };

const NO_VARIABLES = { reason: sentence`the recording holds no variables for this case` };

function renderWithRecordedVars(
  { sample, prompt, recordedPrompt }: ReplayInput,
  renderer: PromptRenderer,
): Rendered {
  const rendered = renderer.render(prompt, sample.vars ?? {});
  if (rendered.kind === 'failed')
    return asRecorded(sample, prompt, recordedPrompt) ?? { reason: rendered.reason };
  const unknown = newVariables(rendered, recordedPrompt);
  if (unknown.length > 0)
    return {
      reason: sentence`no recorded value for ${unknown.map((name) => `{{${name}}}`).join(', ')}`,
    };
  if (sample.vars === undefined && prompt.variables.length > 0) {
    return asRecorded(sample, prompt, recordedPrompt) ?? NO_VARIABLES;
  }
  return { messages: rendered.messages };
}

/** A prompt that cannot be rendered but did not change sends what it sent. */
function asRecorded(
  sample: Sample,
  prompt: Prompt,
  recordedPrompt: Prompt,
): { readonly messages: readonly SentMessage[] } | undefined {
  if (!sample.messages || !sendsTheSame(prompt, recordedPrompt)) return undefined;
  return { messages: sample.messages };
}

/** Variables without a value that the recorded version did not have: their length is unknown, not zero. */
function newVariables(
  rendered: Extract<RenderedPrompt, { kind: 'rendered' }>,
  recordedPrompt: Prompt,
): readonly string[] {
  if (rendered.missing.length === 0) return [];
  const known = new Set(recordedPrompt.variables.map((variable) => variable.name));
  return rendered.missing.filter((name) => !known.has(name));
}

/** Tokens of the recorded request as we count them; undefined when it is neither recorded nor can be rendered. */
export function countRecordedRequest(
  {
    sample,
    recordedPrompt,
    recordedModel,
  }: Pick<ReplayInput, 'sample' | 'recordedPrompt' | 'recordedModel'>,
  { counter, renderer }: ReplayTools,
): number | undefined {
  const messages =
    sample.messages ?? renderedMessages(renderer.render(recordedPrompt, sample.vars ?? {}));
  return messages && counter.countRequest({ messages, tools: recordedPrompt.tools }, recordedModel);
}

function renderedMessages(rendered: RenderedPrompt): readonly SentMessage[] | undefined {
  return rendered.kind === 'rendered' ? rendered.messages : undefined;
}
