import { parseModelId } from '../model/parse-model-id.ts';
import { costOfUsage } from '../pricing/cost-of-usage.ts';
import { toUsd } from '../pricing/money.ts';
import type { NanoUsd } from '../pricing/money.ts';
import type { PriceTable } from '../pricing/price-table.ts';
import type { Sample } from '../recording/recording.ts';
import type { Problem } from '../text/problem.ts';
import { addUsage } from '../usage/add-usage.ts';
import type { Usage } from '../usage/usage.ts';

/** What one recording file holds, for people to check that it was read as it was meant. */
export type RecordingSummary = {
  readonly path: string;
  /** The id of the format; `unknown` when no reader knows the file. */
  readonly format: string;
  /** By model, in the order they came; a model that is not named has a row of its own. */
  readonly models: readonly ModelSummary[];
  readonly problems: readonly Problem[];
};

/** The calls of one model in a recording. */
export type ModelSummary = {
  /** As recorded. */
  readonly model?: string;
  readonly calls: number;
  /** Calls by what is known of their usage; the rest have all of it. */
  readonly callsWithoutUsage: number;
  readonly callsWithPartOfUsage: number;
  readonly callsWithGuessedUsage: number;
  readonly callsFromDiskCache: number;
  readonly failedCalls: number;
  /** Tokens by class of the calls together. */
  readonly usage: Usage;
  /** What the recording says the calls cost; absent when it says so of none. */
  readonly recordedCostUsd?: number;
  /** The same calls at list prices, as providers bill them; absent when no call could be priced. */
  readonly computedCostUsd?: number;
  /** Calls in the one sum and not in the other. */
  readonly callsWithoutRecordedCost: number;
  readonly callsWithoutComputedCost: number;
};

type RecordedCall = Omit<Sample, 'key'>;

/** Adds calls up as they come, so that a recording of any size can be summed without being held. */
export type RecordingSums = {
  readonly add: (sample: RecordedCall) => void;
  readonly models: () => readonly ModelSummary[];
};

export function sumRecording(options: {
  readonly prices: PriceTable;
  readonly aliases: { readonly [written: string]: string };
}): RecordingSums {
  const rows = new Map<string | undefined, Sums>();
  return {
    add: (sample) => {
      const known = rows.get(sample.model);
      const sums = known ?? newSums();
      if (!known) rows.set(sample.model, sums);
      addCall(sums, sample);
      const price =
        sample.model === undefined
          ? undefined
          : options.prices.find(parseModelId(sample.model, options.aliases));
      const cost = price && sample.usage ? costOfUsage(sample.usage, price, 'cached') : undefined;
      addCosts(sums, sample, cost?.totalNanoUsd);
    },
    models: () => [...rows].map(([model, sums]) => summaryOf(model, sums)),
  };
}

type Sums = {
  calls: number;
  withoutUsage: number;
  partial: number;
  guessed: number;
  fromDiskCache: number;
  failed: number;
  usage: Usage;
  recordedUsd: number;
  recordedCalls: number;
  computedNanoUsd: NanoUsd;
  computedCalls: number;
};

function newSums(): Sums {
  return {
    calls: 0,
    withoutUsage: 0,
    partial: 0,
    guessed: 0,
    fromDiskCache: 0,
    failed: 0,
    usage: {},
    recordedUsd: 0,
    recordedCalls: 0,
    computedNanoUsd: 0n,
    computedCalls: 0,
  };
}

function addCall(sums: Sums, sample: RecordedCall): void {
  sums.calls += 1;
  if (sample.usageSource === undefined) sums.withoutUsage += 1;
  if (sample.usageSource === 'partial') sums.partial += 1;
  if (sample.usageGuessed) sums.guessed += 1;
  if (sample.fromDiskCache) sums.fromDiskCache += 1;
  if (sample.error !== undefined) sums.failed += 1;
  if (sample.usage) sums.usage = addUsage([sums.usage, sample.usage]);
}

function addCosts(sums: Sums, sample: RecordedCall, computed: NanoUsd | undefined): void {
  if (sample.recordedCostUsd !== undefined) {
    sums.recordedUsd += sample.recordedCostUsd;
    sums.recordedCalls += 1;
  }
  if (computed === undefined) return;
  sums.computedNanoUsd += computed;
  sums.computedCalls += 1;
}

function summaryOf(model: string | undefined, sums: Sums): ModelSummary {
  const { calls, recordedCalls, computedCalls } = sums;
  return {
    ...(model !== undefined && { model }),
    calls,
    callsWithoutUsage: sums.withoutUsage,
    callsWithPartOfUsage: sums.partial,
    callsWithGuessedUsage: sums.guessed,
    callsFromDiskCache: sums.fromDiskCache,
    failedCalls: sums.failed,
    usage: sums.usage,
    ...(recordedCalls > 0 && { recordedCostUsd: sums.recordedUsd }),
    ...(computedCalls > 0 && { computedCostUsd: toUsd(sums.computedNanoUsd) }),
    callsWithoutRecordedCost: calls - recordedCalls,
    callsWithoutComputedCost: calls - computedCalls,
  };
}
