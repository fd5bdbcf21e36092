import type { ModelId } from '../model/model-id.ts';
import type { PromptRenderer } from '../prompt/prompt-renderer.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Vars } from '../prompt/template-language.ts';
import type { Quality } from '../tokenizer/quality.ts';
import { fixedPrompt } from './fixed-text.ts';
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

/** Measures a prompt for one model on the values its file carries; without values, on its fixed text. */
export function measurePrompt(
  prompt: Prompt,
  model: ModelId,
  tools: { readonly counter: RequestCounter; readonly renderer: PromptRenderer },
): PromptMeasurement {
  const { counter, renderer } = tools;
  const count = (version: Prompt, vars: Vars): readonly CountedCall[] => {
    const rendered = renderer.render(version, vars);
    if (rendered.kind === 'failed') return [];
    const request = { messages: rendered.messages, tools: version.tools };
    const tokens = counter.countRequest(request, model);
    return [{ tokens, isVerified: counter.isVerified(request, model) }];
  };
  const { quality } = counter.tokenizerOf(model);
  const calls = prompt.cases.flatMap(({ vars }) => count(prompt, vars));
  if (calls.length > 0)
    return { ...summarize(calls, quality), caseCount: calls.length, unfilledVariables: [] };
  const fixed = count(fixedPrompt(prompt), {});
  const unfilledVariables = [...new Set(prompt.variables.map(({ name }) => name))];
  return { ...summarize(fixed, quality), caseCount: 0, unfilledVariables };
}

type CountedCall = {
  readonly tokens: number;
  /** The provider counted this very request. */
  readonly isVerified: boolean;
};

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
