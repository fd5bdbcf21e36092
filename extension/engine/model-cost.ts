import type { PromptCount } from '../../shared/check/count-prompts.ts';
import type { Config } from '../../shared/config/config.ts';
import { parseModelId } from '../../shared/model/parse-model-id.ts';
import { costOfUsage } from '../../shared/pricing/cost-of-usage.ts';
import { onlyKnown } from '../../shared/text/only-known.ts';
import { toUsd } from '../../shared/pricing/money.ts';
import type { PriceTable } from '../../shared/pricing/price-table.ts';
import type { Price } from '../../shared/pricing/price.ts';
import type { ModelCost } from './measured-document.ts';

export type CostContext = {
  /** Tokens at the start of the prompt that are the same on every call. */
  readonly prefixTokens: number;
  /** Whether the prompt names no model, so that the one of the settings stands in. */
  readonly isAssumed: boolean;
  readonly aliases: Config['pricing']['aliases'];
  readonly prices: PriceTable;
};

/** The figures of one prompt for one model, with what caching and batching would make of them. */
export function modelCost(count: PromptCount, context: CostContext): ModelCost {
  const { model, measured, inputCostUsd, maxCostUsd, priceAsOf } = count;
  const price = model === undefined ? undefined : priceOf(model, context);
  const cachedInputUsd = price && cachedInput(measured.inputTokens, context.prefixTokens, price);
  const batchRatio = price?.batchRatio;
  return {
    inputTokens: measured.inputTokens,
    quality: measured.quality,
    isOpen: measured.unfilledVariables.length > 0,
    ...(context.isAssumed && model !== undefined && { isAssumed: true }),
    ...onlyKnown({
      model,
      inputUsd: inputCostUsd,
      cachedInputUsd,
      batchInputUsd: inputCostUsd && batchRatio && inputCostUsd * batchRatio,
      maxUsd: count.maxOutputTokens === undefined ? undefined : maxCostUsd,
      priceAsOf,
    }),
  };
}

function priceOf(model: string, { aliases, prices }: CostContext): Price | undefined {
  return prices.find(parseModelId(model, aliases));
}

/** Absent where the provider has no cache price, does not say what it caches, or would not cache so short a prefix. */
function cachedInput(inputTokens: number, prefixTokens: number, price: Price): number | undefined {
  const minimum = price.cache?.minPrefixTokens;
  if (price.prices.cacheRead === undefined || minimum === undefined || prefixTokens < minimum) {
    return undefined;
  }
  const total = Math.round(inputTokens);
  const cacheRead = Math.min(Math.round(prefixTokens), total);
  const { inputNanoUsd } = costOfUsage({ input: total - cacheRead, cacheRead }, price, 'cached');
  return inputNanoUsd === undefined ? undefined : toUsd(inputNanoUsd);
}
