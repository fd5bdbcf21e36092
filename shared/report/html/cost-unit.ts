import type { SuiteDelta } from '../../diff/suite-delta.ts';
import { meanCostNanoUsd, type Totals } from '../../diff/totals.ts';
import { multiplyByCalls, type NanoUsd, toUsd } from '../../pricing/money.ts';
import type { Report } from '../../check/report.ts';

/** What a chart's costs are of: a month where all traffic is known, for that is the bill, else one run of each suite. */
export type CostUnit = 'month' | 'run';

export function costUnitOf({ total: { trafficSuiteCount, suiteCount } }: Report): CostUnit {
  return suiteCount > 0 && trafficSuiteCount === suiteCount ? 'month' : 'run';
}

/** USD of one side of a suite; absent where no cost is known. */
export function costOfSide(
  totals: Totals | undefined,
  suite: SuiteDelta,
  unit: CostUnit,
): number | undefined {
  const cost = totals && meanCostNanoUsd(totals);
  return cost === undefined ? undefined : toUsd(inUnit(cost, suite, unit));
}

/** From a cost per run. */
export function inUnit(costPerRun: NanoUsd, { suite }: SuiteDelta, unit: CostUnit): NanoUsd {
  return unit === 'month' && suite.traffic
    ? multiplyByCalls(costPerRun, suite.traffic.callsPerMonth)
    : costPerRun;
}
