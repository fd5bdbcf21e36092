import type { ModelId } from '../model/model-id.ts';
import { costOfUsage } from '../pricing/cost-of-usage.ts';
import type { PriceTable } from '../pricing/price-table.ts';
import { type Quality, worstQuality } from '../tokenizer/quality.ts';
import type { CaseMeasurement } from './case-measurement.ts';
import { replayInput, type ReplayInput, type ReplayTools } from './replay-input.ts';
import { UNKNOWN_MODEL } from '../measure/request-counter.ts';
import { sentence, type Sentence } from '../text/sentence.ts';

export type CaseTools = ReplayTools & { readonly prices: PriceTable };

/** A measurement, or the reason (a phrase for people) why there is none. */
export type MeasuredCase = CaseMeasurement | { readonly reason: Sentence };

const FAILED = { reason: sentence`the recorded call failed` };

/** Tokens and list cost of one case with one version of its prompt and one model. */
export function measureCase(input: ReplayInput, tools: CaseTools): MeasuredCase {
  const { sample, model } = input;
  if (sample.error !== undefined) return FAILED;
  const replayed = replayInput(input, tools);
  if (replayed.kind === 'unmeasured') return { reason: replayed.reason };
  const output = outputTokens(input, tools);
  return {
    ...(model !== UNKNOWN_MODEL && { model }),
    inputTokens: replayed.inputTokens,
    ...(output && { outputTokens: output.tokens }),
    ...costOf({ input: replayed.inputTokens, output: output?.tokens }, model, tools.prices),
    quality: worstQuality([replayed.quality, ...(output ? [output.quality] : [])]),
    ...(sample.passed !== undefined && { passed: sample.passed }),
  };
}

function costOf(
  { input, output }: { readonly input: number; readonly output: number | undefined },
  model: ModelId,
  prices: PriceTable,
): Pick<CaseMeasurement, 'costNanoUsd' | 'hasPrice'> {
  const price = model === UNKNOWN_MODEL ? undefined : prices.find(model);
  if (!price) return { hasPrice: false };
  const usage = output === undefined ? { input } : { input, output };
  const { totalNanoUsd } = costOfUsage(usage, price, 'list');
  return { hasPrice: true, ...(totalNanoUsd !== undefined && { costNanoUsd: totalNanoUsd }) };
}

/** The recorded output; another model's output length is assumed to be the same until it is recorded. */
function outputTokens(
  { sample, model, recordedModel }: ReplayInput,
  { counter }: ReplayTools,
): { readonly tokens: number; readonly quality: Quality } | undefined {
  const isOtherModel = model.name !== recordedModel.name;
  const recorded = sample.usage?.output;
  if (recorded !== undefined) {
    return { tokens: recorded, quality: isOtherModel ? 'assumed' : 'recorded' };
  }
  if (sample.output === undefined) return undefined;
  const tokenizer = counter.tokenizerOf(recordedModel);
  return {
    tokens: tokenizer.countTokens(sample.output),
    quality: isOtherModel ? 'assumed' : tokenizer.quality,
  };
}
