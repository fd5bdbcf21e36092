import type { CaseDelta } from '../replay/case-delta.ts';
import type { CaseMeasurement } from '../replay/case-measurement.ts';
import { divideHalfUp, type NanoUsd } from '../pricing/money.ts';
import { type Quality, worstQuality } from '../tokenizer/quality.ts';

/** Sums over the cases of one side; means are made from them when a person reads. */
export type Totals = {
  readonly caseCount: number;
  readonly inputTokens: number;
  /** Over `outputCaseCount` cases. */
  readonly outputTokens: number;
  readonly outputCaseCount: number;
  /** Over `pricedCaseCount` cases. */
  readonly costNanoUsd: NanoUsd;
  readonly pricedCaseCount: number;
  readonly quality: Quality;
};

/** Adds up cases; the cost of a case without one is left out, and `pricedCaseCount` says so. */
export function totalOf(cases: readonly CaseMeasurement[]): Totals {
  let [inputTokens, outputTokens, outputCaseCount, pricedCaseCount, costNanoUsd] = [0, 0, 0, 0, 0n];
  for (const measured of cases) {
    inputTokens += measured.inputTokens;
    if (measured.outputTokens !== undefined) {
      outputTokens += measured.outputTokens;
      outputCaseCount += 1;
    }
    if (measured.costNanoUsd !== undefined) {
      costNanoUsd += measured.costNanoUsd;
      pricedCaseCount += 1;
    }
  }
  return {
    caseCount: cases.length,
    inputTokens,
    outputTokens,
    outputCaseCount,
    costNanoUsd,
    pricedCaseCount,
    quality: worstQuality(cases.map((measured) => measured.quality)),
  };
}

/**
 * The measurements of the cases both sides have. Where one side has no cost (a model without a price, an output nobody
 * recorded), the pair's cost is left out on both sides, so that the two totals are over the same cases.
 */
export function pairedMeasurements(cases: readonly CaseDelta[]): {
  readonly baseline: readonly CaseMeasurement[];
  readonly head: readonly CaseMeasurement[];
} {
  const baseline: CaseMeasurement[] = [];
  const head: CaseMeasurement[] = [];
  for (const delta of cases) {
    if (delta.kind !== 'changed' && delta.kind !== 'unchanged') continue;
    const hasBoth =
      delta.baseline.costNanoUsd !== undefined && delta.head.costNanoUsd !== undefined;
    baseline.push(hasBoth ? delta.baseline : withoutCost(delta.baseline));
    head.push(hasBoth ? delta.head : withoutCost(delta.head));
  }
  return { baseline, head };
}

function withoutCost({ costNanoUsd: _cost, ...measured }: CaseMeasurement): CaseMeasurement {
  return measured;
}

/** Mean input tokens per run; absent without cases. */
export function meanInputTokens(totals: Totals): number | undefined {
  return totals.caseCount === 0 ? undefined : totals.inputTokens / totals.caseCount;
}

/** Mean output tokens per run, over the cases whose output is known. */
export function meanOutputTokens(totals: Totals): number | undefined {
  return totals.outputCaseCount === 0 ? undefined : totals.outputTokens / totals.outputCaseCount;
}

/** Mean list cost per run in nano-dollars, over the cases that have one. */
export function meanCostNanoUsd(totals: Totals): NanoUsd | undefined {
  return totals.pricedCaseCount === 0
    ? undefined
    : divideHalfUp(totals.costNanoUsd, BigInt(totals.pricedCaseCount));
}
