import type { Config } from '../config/config.ts';
import {
  measurePrompt,
  type MeasureTools,
  type PromptMeasurement,
} from '../measure/measure-prompt.ts';
import { createRequestCounter, UNKNOWN_MODEL } from '../measure/request-counter.ts';
import type { ModelId } from '../model/model-id.ts';
import { parseModelId } from '../model/parse-model-id.ts';
import { costOfUsage } from '../pricing/cost-of-usage.ts';
import { toUsd } from '../pricing/money.ts';
import type { PriceTable } from '../pricing/price-table.ts';
import { createPromptRenderer } from '../prompt/prompt-renderer.ts';
import type { ModelRef, Prompt } from '../prompt/prompt.ts';
import type { LoadVocabulary, Tokenizer } from '../tokenizer/tokenizer.ts';
import { loadTokenizers } from './load-tokenizers.ts';
import type { UsedCalibration } from './report.ts';
import { createVerifiedTools, type Verified, type VerifiedTools } from './verified-tools.ts';

/** One prompt for one model: what a call sends, and what that costs before any output. */
export type PromptCount = {
  readonly prompt: Prompt;
  /** As written; absent when neither the file nor the caller names one. */
  readonly model?: string;
  readonly measured: PromptMeasurement;
  /** Cost of the input tokens of one call. */
  readonly inputCostUsd?: number;
  /** The output limit, and the cost of one call that reaches it. */
  readonly maxOutputTokens?: number;
  readonly maxCostUsd?: number;
  /** The day of the price. */
  readonly priceAsOf?: string;
};

export type CountInput = {
  readonly prompts: readonly Prompt[];
  /** Models to count for instead of the ones the files name. */
  readonly models: readonly string[];
  readonly aliases: Config['pricing']['aliases'];
  readonly prices: PriceTable;
  readonly loadVocabulary: LoadVocabulary;
  /** What providers counted themselves, where somebody asked them. */
  readonly verified?: Verified;
};

export type PromptCounts = {
  readonly counts: readonly PromptCount[];
  readonly calibrations: readonly UsedCalibration[];
};

/** Counts every prompt for every model it names, or for the given ones. */
export async function countPrompts(input: CountInput): Promise<PromptCounts> {
  const { prompts, models, aliases, loadVocabulary } = input;
  const named = prompts.flatMap((prompt) =>
    refsOf(prompt, models).map(({ id }) => parseModelId(id, aliases)),
  );
  const tokenizerOf = await loadTokenizers(named, loadVocabulary);
  const renderer = createPromptRenderer();
  const verified = input.verified && createVerifiedTools(input.verified, { tokenizerOf, renderer });
  const counts = countPromptsWith(tokenizerOf, input, verified);
  return { counts, calibrations: verified?.used() ?? [] };
}

/** The same with tokenizers that are loaded already. */
export function countPromptsWith(
  tokenizerOf: (model: ModelId) => Tokenizer,
  { prompts, models, aliases, prices }: Omit<CountInput, 'loadVocabulary' | 'verified'>,
  verified?: VerifiedTools,
): readonly PromptCount[] {
  const refs = new Map(prompts.map((prompt) => [prompt, refsOf(prompt, models)]));
  const modelIdOf = (written: string): ModelId => parseModelId(written, aliases);
  const tools: MeasureTools = {
    counter: createRequestCounter(tokenizerOf, verified?.findVerified),
    renderer: createPromptRenderer(),
    ...(verified?.calibrationOf && { calibrationOf: verified.calibrationOf }),
  };
  return [...refs].flatMap(([prompt, promptRefs]): readonly PromptCount[] => {
    if (promptRefs.length === 0)
      return [{ prompt, measured: measurePrompt(prompt, UNKNOWN_MODEL, tools) }];
    return promptRefs.map((ref) => {
      const model = modelIdOf(ref.id);
      const measured = measurePrompt(prompt, model, tools);
      return { prompt, model: ref.id, measured, ...costs(measured, ref, prices.find(model)) };
    });
  });
}

function refsOf(prompt: Prompt, models: readonly string[]): readonly ModelRef[] {
  return models.length > 0 ? models.map((id) => ({ id })) : prompt.models;
}

function costs(
  { inputTokens }: PromptMeasurement,
  { maxOutputTokens }: ModelRef,
  price: ReturnType<PriceTable['find']>,
): Partial<PromptCount> {
  const limit = maxOutputTokens === undefined ? {} : { maxOutputTokens };
  if (!price) return limit;
  const input = Math.round(inputTokens);
  const cost = costOfUsage(
    { input, ...(maxOutputTokens !== undefined && { output: maxOutputTokens }) },
    price,
    'list',
  );
  return {
    ...limit,
    ...(cost.inputNanoUsd !== undefined && { inputCostUsd: toUsd(cost.inputNanoUsd) }),
    ...(cost.totalNanoUsd !== undefined && { maxCostUsd: toUsd(cost.totalNanoUsd) }),
    priceAsOf: price.asOf,
  };
}
