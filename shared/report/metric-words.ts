import type { Metric } from '../budget/budget.ts';
import { formatTokens, formatTokensDelta } from './format-tokens.ts';
import { formatUsd, formatUsdApart, formatUsdDelta, formatUsdLimit } from './format-usd.ts';
import { say, type Words } from './words.ts';

/** How people call a metric. */
export function metricName(metric: Metric): Words {
  switch (metric) {
    case 'cost_per_run':
      return say`cost per run`;
    case 'cost_per_month':
      return say`cost per month`;
    case 'input_tokens':
      return say`input tokens per run`;
    case 'output_tokens':
      return say`output tokens per run`;
    case 'total_tokens':
      return say`tokens per run`;
    case 'context_tokens':
      return say`context tokens per request`;
  }
}

/** A metric's value (USD or tokens) for people. */
export function formatMetric(metric: Metric, value: number): string {
  return isMoney(metric) ? formatUsd(value) : formatTokens(value);
}

/** A limit as exact as it was written. */
export function formatMetricLimit(metric: Metric, limit: number): string {
  return isMoney(metric) ? formatUsdLimit(limit) : formatTokens(limit);
}

export function formatMetricDelta(metric: Metric, value: number): string {
  return isMoney(metric) ? formatUsdDelta(value) : formatTokensDelta(value);
}

/** A value and the limit it is over, never rounded to the same text. */
export function formatMetricApart(metric: Metric, a: number, b: number): readonly [string, string] {
  if (isMoney(metric)) return formatUsdApart(a, b);
  const short = [formatTokens(a), formatTokens(b)] as const;
  return short[0] === short[1] && a !== b ? [String(a), String(b)] : short;
}

function isMoney(metric: Metric): boolean {
  return metric === 'cost_per_run' || metric === 'cost_per_month';
}
