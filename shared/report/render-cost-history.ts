import type { Report } from '../check/report.ts';
import { meanCostNanoUsd } from '../diff/totals.ts';
import { toUsd } from '../pricing/money.ts';
import type { HistoryPoint } from './cost-history.ts';
import { codeSpan } from './escape-markdown.ts';
import { plural } from './format-tokens.ts';
import { formatUsd } from './format-usd.ts';

/** As many names of commits as stand side by side below a chart. */
const MAX_RUNS = 12;
const MAX_CHARTS = 6;

type Step = { readonly label: string; readonly costUsd: number };

/**
 * The cost of each suite over earlier runs, oldest first, and this one, as Markdown with Mermaid charts. A run that did
 * not know a suite's cost is left out of its chart. Names stand outside of the charts, where they can be escaped.
 */
export function renderCostHistory(report: Report, earlier: readonly HistoryPoint[]): string {
  const charts = report.suites.flatMap(({ suite, head }): readonly string[] => {
    const cost = head && meanCostNanoUsd(head);
    if (cost === undefined) return [];
    const steps = stepsOf(suite.name, earlier, report.comparison.headCommit);
    if (steps.length === 0) return [];
    return [renderSuite(suite.name, [...steps, { label: 'this run', costUsd: toUsd(cost) }])];
  });
  const title = '### Cost by suite over the last runs';
  if (charts.length === 0) {
    return `\n${title}\n\nThere is no earlier run of these suites in the history yet.\n`;
  }
  const restCount = charts.length - MAX_CHARTS;
  const rest = restCount > 0 ? [`… and ${plural(restCount, 'more suite')}`] : [];
  return `\n${[title, ...charts.slice(0, MAX_CHARTS), ...rest].join('\n\n')}\n`;
}

function stepsOf(
  suite: string,
  earlier: readonly HistoryPoint[],
  headCommit: string | undefined,
): readonly Step[] {
  return earlier
    .flatMap(({ commit, suiteCostsUsd }): readonly Step[] => {
      const costUsd = suiteCostsUsd.get(suite);
      return costUsd === undefined || commit === headCommit
        ? []
        : [{ label: commit.slice(0, 7), costUsd }];
    })
    .slice(1 - MAX_RUNS);
}

function renderSuite(suite: string, steps: readonly Step[]): string {
  const [first, last] = [steps.at(0)?.costUsd ?? 0, steps.at(-1)?.costUsd ?? 0];
  const perThousand = steps.map(({ costUsd }) => costUsd * 1000);
  const top = Math.max(...perThousand) || 1;
  return [
    `${codeSpan(suite)}, cost per run: ${formatUsd(first)} → ${formatUsd(last)}`,
    '',
    '```mermaid',
    'xychart-beta',
    `  x-axis [${steps.map(({ label }) => `"${label}"`).join(', ')}]`,
    // A scale that starts elsewhere makes much of little.
    `  y-axis "US dollars per 1,000 runs" 0 --> ${decimal(top)}`,
    `  line [${perThousand.map(decimal).join(', ')}]`,
    '```',
  ].join('\n');
}

/** Five significant digits and never an exponent, which Mermaid cannot read. */
function decimal(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 4 - Math.floor(Math.log10(value)));
  const text = value.toFixed(Math.min(100, digits));
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
