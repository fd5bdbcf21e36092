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
  const count = (version: Prompt, vars: Vars): readonly number[] => {
    const rendered = tools.renderer.render(version, vars);
    if (rendered.kind === 'failed') return [];
    return [
      tools.counter.countRequest({ messages: rendered.messages, tools: version.tools }, model),
    ];
  };
  const { quality } = tools.counter.tokenizerOf(model);
  const counts = prompt.cases.flatMap(({ vars }) => count(prompt, vars));
  if (counts.length > 0)
    return { ...summarize(counts), caseCount: counts.length, quality, unfilledVariables: [] };
  const fixed = count(fixedPrompt(prompt), {});
  const unfilledVariables = [...new Set(prompt.variables.map(({ name }) => name))];
  return { ...summarize(fixed), caseCount: 0, quality, unfilledVariables };
}

function summarize(counts: readonly number[]): {
  readonly inputTokens: number;
  readonly minInputTokens: number;
  readonly maxInputTokens: number;
} {
  let [sum, min, max] = [0, Number.POSITIVE_INFINITY, 0];
  for (const count of counts) {
    sum += count;
    min = Math.min(min, count);
    max = Math.max(max, count);
  }
  return {
    inputTokens: counts.length === 0 ? 0 : sum / counts.length,
    minInputTokens: counts.length === 0 ? 0 : min,
    maxInputTokens: max,
  };
}
