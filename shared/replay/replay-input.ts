import type { ModelId } from '../model/model-id.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { RenderedPrompt } from '../prompt/render-prompt.ts';
import type { SentMessage } from '../prompt/sent-message.ts';
import { normalizeText, unfilledText } from '../prompt/unfilled-text.ts';
import type { Sample } from '../recording/recording.ts';
import type { Quality } from '../tokenizer/quality.ts';
import { totalInputTokens } from '../usage/usage.ts';
import type { PromptRenderer } from '../prompt/prompt-renderer.ts';
import type { RequestCounter } from '../measure/request-counter.ts';
import { sendsTheSame } from './same-prompt.ts';

/** What one case would send with one version of its prompt. */
export type InputTokens =
  | { readonly kind: 'measured'; readonly inputTokens: number; readonly quality: Quality }
  | { readonly kind: 'unmeasured'; readonly reason: string };

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
};

/**
 * Input tokens of a case: count(render(prompt, vars)) + overhead, where overhead = recorded input − count(recorded
 * request). System text, tools and framing that the prompt file does not hold are carried by it, not lost. Without
 * recorded usage the count stands alone.
 */
export function replayInput(input: ReplayInput, tools: ReplayTools): InputTokens {
  const recordedInput = input.sample.usage && totalInputTokens(input.sample.usage);
  if (recordedInput !== undefined && isAsRecorded(input)) {
    return { kind: 'measured', inputTokens: recordedInput, quality: 'recorded' };
  }
  const rendered = renderWithRecordedVars(input, tools.renderer);
  if (typeof rendered === 'string') return { kind: 'unmeasured', reason: rendered };
  const { model, prompt } = input;
  const counted = tools.counter.countRequest({ messages: rendered, tools: prompt.tools }, model);
  const { quality } = tools.counter.tokenizerOf(model);
  if (recordedInput === undefined) return { kind: 'measured', inputTokens: counted, quality };
  const recordedCount = countRecordedRequest(input, tools);
  if (recordedCount === undefined) return { kind: 'measured', inputTokens: counted, quality };
  return {
    kind: 'measured',
    inputTokens: Math.max(0, counted + recordedInput - recordedCount),
    quality: quality === 'exact' || counted === recordedCount ? 'recorded' : quality,
  };
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

function renderWithRecordedVars(
  { sample, prompt, recordedPrompt }: ReplayInput,
  renderer: PromptRenderer,
): readonly SentMessage[] | string {
  const rendered = renderer.render(prompt, sample.vars ?? {});
  if (rendered.kind === 'failed')
    return asRecorded(sample, prompt, recordedPrompt) ?? rendered.reason;
  const unknown = newVariables(rendered, recordedPrompt);
  if (unknown.length > 0)
    return `no recorded value for ${unknown.map((name) => `{{${name}}}`).join(', ')}`;
  if (sample.vars === undefined && prompt.variables.length > 0) {
    return (
      asRecorded(sample, prompt, recordedPrompt) ?? 'the recording holds no variables for this case'
    );
  }
  return rendered.messages;
}

/** A prompt that cannot be rendered but did not change sends what it sent. */
function asRecorded(
  sample: Sample,
  prompt: Prompt,
  recordedPrompt: Prompt,
): readonly SentMessage[] | undefined {
  return sendsTheSame(prompt, recordedPrompt) ? sample.messages : undefined;
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

function countRecordedRequest(
  { sample, recordedPrompt, recordedModel }: ReplayInput,
  { counter, renderer }: ReplayTools,
): number | undefined {
  const messages =
    sample.messages ?? renderedMessages(renderer.render(recordedPrompt, sample.vars ?? {}));
  return messages && counter.countRequest({ messages, tools: recordedPrompt.tools }, recordedModel);
}

function renderedMessages(rendered: RenderedPrompt): readonly SentMessage[] | undefined {
  return rendered.kind === 'rendered' ? rendered.messages : undefined;
}
