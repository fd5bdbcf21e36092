import { setOutput } from '@actions/core';
import type { Report } from '../../shared/check/report.ts';
import type { ReportPaths } from './report-paths.ts';
import { ratioAdded } from '../../shared/report/format-ratio.ts';

/** More would not fit into the 1 MB that the outputs of a job may have. */
const MAX_BREACHES = 200;

/** Machine-readable figures: USD and tokens per run, unrounded; empty where nothing is known. */
export function writeOutputs(report: Report, paths: ReportPaths): void {
  const { verdict, comparison, total } = report;
  const { baseline, head } = total;
  const costBefore = baseline.costPerRunUsd;
  const costAfter = head.costPerRunUsd;
  const percent =
    costBefore === undefined || costAfter === undefined
      ? undefined
      : ratioAdded(costBefore, costAfter);
  const outputs: Readonly<Record<string, string | number | undefined>> = {
    status: verdict.state,
    blocked: String(verdict.exitCode === 1),
    'cost-delta': difference(costBefore, costAfter),
    'cost-delta-percent': percent === undefined ? undefined : decimal(percent * 100),
    'input-token-delta': difference(baseline.inputTokens, head.inputTokens),
    'output-token-delta': difference(baseline.outputTokens, head.outputTokens),
    'base-sha': comparison.kind === 'compared' ? comparison.baselineCommit : undefined,
    'head-sha': comparison.headCommit,
    breaches: JSON.stringify(breachesOf(report)),
    'report-path': paths.report,
    'measured-path': paths.measured,
  };
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value ?? '');
}

function breachesOf({ verdict }: Report): readonly object[] {
  return verdict.outcomes
    .flatMap((outcome) =>
      outcome.kind === 'breach'
        ? outcome.breaches.map((breach) => ({
            budget: outcome.budget.name,
            metric: outcome.budget.metric,
            severity: outcome.budget.severity,
            ...(outcome.baseline !== undefined && { baseline: outcome.baseline }),
            ...breach,
          }))
        : [],
    )
    .slice(0, MAX_BREACHES);
}

function difference(before: number | undefined, after: number | undefined): string | undefined {
  return before === undefined || after === undefined ? undefined : decimal(after - before);
}

/** Never an exponent, which shells and YAML cannot compare; money ends at nano-dollars. */
function decimal(value: number): string {
  return value
    .toFixed(12)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0');
}
