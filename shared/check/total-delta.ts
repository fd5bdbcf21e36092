import type { MeasuredTotal } from '../budget/judge.ts';
import { isNoise, type Noise } from '../budget/noise.ts';
import type { SuiteDelta } from '../diff/suite-delta.ts';
import { meanCostNanoUsd, meanInputTokens, meanOutputTokens, type Totals } from '../diff/totals.ts';
import { toUsd } from '../pricing/money.ts';
import type { SideTotal, TotalDelta } from './report.ts';

/** Adds one run of every suite up, side by side. */
export function totalDelta(suites: readonly SuiteDelta[]): TotalDelta {
  const measured = suites.filter((suite) => suite.head ?? suite.baseline);
  return {
    baseline: sideTotal(measured, 'baseline'),
    head: sideTotal(measured, 'head'),
    trafficSuiteCount: measured.filter(({ suite }) => suite.traffic).length,
    suiteCount: measured.length,
  };
}

/** The total as the judge wants it: in USD, or in tokens where nothing has a price. */
export function measuredTotal(
  { baseline, head }: TotalDelta,
  suites: readonly SuiteDelta[],
  noise: Noise,
): MeasuredTotal {
  const hasCost = head.costPerRunUsd !== undefined;
  const before = hasCost ? baseline.costPerRunUsd : baseline.inputTokens;
  const after = hasCost ? head.costPerRunUsd : head.inputTokens;
  return {
    ...(before !== undefined && { baseline: before }),
    ...(after !== undefined && { head: after }),
    changed: suites.some((suite) => isChanged(suite, noise)),
  };
}

/** Whether a suite's cost or tokens differ by more than noise; a suite on one side only has changed. */
export function isChanged({ baseline, head }: SuiteDelta, noise: Noise): boolean {
  if (!baseline || !head) return baseline !== head;
  return (
    differs(toUsdOrZero(baseline), toUsdOrZero(head), { unit: 'usd', noise }) ||
    differs(meanInputTokens(baseline) ?? 0, meanInputTokens(head) ?? 0, { unit: 'tokens', noise })
  );
}

function differs(
  baseline: number,
  head: number,
  { unit, noise }: { readonly unit: 'usd' | 'tokens'; readonly noise: Noise },
): boolean {
  return !isNoise({ baseline, head, unit }, noise);
}

/** For the comparison only: two suites without a cost do not differ by cost. */
function toUsdOrZero(totals: Totals): number {
  return toUsd(meanCostNanoUsd(totals) ?? 0n);
}

function sideTotal(suites: readonly SuiteDelta[], side: 'baseline' | 'head'): SideTotal {
  let perRun: bigint | undefined;
  let perMonth: bigint | undefined;
  let inputTokens: number | undefined;
  let outputTokens: number | undefined;
  for (const delta of suites) {
    const totals = delta[side];
    if (!totals) continue;
    const cost = meanCostNanoUsd(totals);
    perRun = add(perRun, cost);
    perMonth = add(perMonth, monthlyCost(cost, delta));
    inputTokens = addNumbers(inputTokens, meanInputTokens(totals));
    outputTokens = addNumbers(outputTokens, meanOutputTokens(totals));
  }
  return {
    ...(perRun !== undefined && { costPerRunUsd: toUsd(perRun) }),
    ...(perMonth !== undefined && { costPerMonthUsd: toUsd(perMonth) }),
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
  };
}

function monthlyCost(cost: bigint | undefined, { suite }: SuiteDelta): bigint | undefined {
  if (cost === undefined || !suite.traffic) return undefined;
  return cost * BigInt(Math.round(suite.traffic.callsPerMonth));
}

function add(sum: bigint | undefined, value: bigint | undefined): bigint | undefined {
  return value === undefined ? sum : (sum ?? 0n) + value;
}

function addNumbers(sum: number | undefined, value: number | undefined): number | undefined {
  return value === undefined ? sum : (sum ?? 0) + value;
}
