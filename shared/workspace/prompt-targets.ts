import { loadTokenizers } from '../check/load-tokenizers.ts';
import type { Config } from '../config/config.ts';
import { UNKNOWN_MODEL } from '../measure/request-counter.ts';
import type { ModelId } from '../model/model-id.ts';
import { parseModelId } from '../model/parse-model-id.ts';
import { createPriceTable } from '../pricing/price-table.ts';
import type { Price } from '../pricing/price.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { FileReader } from '../text/files.ts';
import type { LoadVocabulary, Tokenizer } from '../tokenizer/tokenizer.ts';
import { findSuiteTargets } from './suite-targets.ts';

/** What a prompt is counted with, and what it costs. */
export type PromptTarget = {
  readonly tokenizer: Tokenizer;
  readonly model?: ModelId;
  readonly price?: Price;
  readonly callsPerMonth?: number;
};

export type TargetsRequest = {
  readonly files: FileReader;
  /** Instead of the model a prompt or its suite names. */
  readonly model?: string;
  readonly config: Pick<Config, 'suites' | 'pricing'>;
  readonly now: Date;
  readonly loadVocabulary: LoadVocabulary;
};

/** The target of each prompt: the model that was asked for, else the first one it names, else its suite's. */
export async function loadTargets(
  prompts: readonly Prompt[],
  { files, model, config, now, loadVocabulary }: TargetsRequest,
): Promise<(prompt: Prompt) => PromptTarget> {
  const suites = findSuiteTargets(config.suites, prompts, await files.list());
  const modelOf = ({ path, models }: Prompt): ModelId | undefined => {
    const written = model ?? models[0]?.id ?? suites.modelOf(path);
    return written === undefined ? undefined : parseModelId(written, config.pricing.aliases);
  };
  const models = prompts.flatMap((prompt) => modelOf(prompt) ?? []);
  const tokenizerOf = await loadTokenizers(models, loadVocabulary);
  const prices = createPriceTable({ at: now, overrides: config.pricing.overrides });
  return (prompt) => {
    const modelId = modelOf(prompt);
    const tokenizer = tokenizerOf(modelId ?? UNKNOWN_MODEL);
    if (!modelId) return { tokenizer };
    const price = prices.find(modelId);
    const callsPerMonth = suites.trafficOf(prompt)?.callsPerMonth;
    return {
      tokenizer,
      model: modelId,
      ...(price && { price }),
      ...(callsPerMonth !== undefined && { callsPerMonth }),
    };
  };
}
