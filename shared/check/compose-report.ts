import { judge } from '../budget/judge.ts';
import { findCaveats } from './find-caveats.ts';
import { contextTotal } from './context-total.ts';
import { measureScopes } from './measured-scopes.ts';
import { orderSuites } from './order-suites.ts';
import type { Measured, Report } from './report.ts';
import { measuredTotal, totalDelta } from './total-delta.ts';

/** Judges what was measured. The same measurements and rules always make the same report. */
export function composeReport(measured: Measured): Report {
  const { comparison, rules, suites, approvals, caveats, problems, prices, today } = measured;
  const { budgets, waivers, noise, gate } = rules;
  const total = totalDelta(suites);
  const verdict = judge({
    budgets,
    measured: measureScopes(budgets, suites, measured.context),
    approvals: [...waivers, ...approvals],
    today,
    noise,
    gate,
    total:
      suites.length === 0
        ? contextTotal(measured.context, noise)
        : measuredTotal(total, suites, noise),
  });
  return {
    comparison,
    verdict,
    total,
    suites: orderSuites(suites, verdict),
    caveats: [...findCaveats(suites, verdict), ...caveats],
    problems,
    prices,
    calibrations: measured.calibrations ?? [],
    ...(measured.context && { context: measured.context }),
    ...(measured.findings && { findings: measured.findings }),
    noise,
    maxRows: rules.report.maxRows,
    measured,
  };
}
