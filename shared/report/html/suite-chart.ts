import type { Report } from '../../check/report.ts';
import type { SuiteDelta } from '../../diff/suite-delta.ts';
import { formatUsd } from '../format-usd.ts';
import { qualityMark, UNKNOWN } from '../present-totals.ts';
import { name, say } from '../words.ts';
import { costOfSide, type CostUnit, costUnitOf } from './cost-unit.ts';
import { markup, type Html } from './markup.ts';
import { htmlTable, htmlMore } from './html-table.ts';
import { type Bar, svgBars } from './svg-bar.ts';

type SuiteBars = {
  readonly suite: string;
  readonly baselineUsd?: number;
  readonly headUsd?: number;
  readonly mark: string;
};

/** What each suite costs on both sides; nothing where no cost is known. */
export function suiteChart(report: Report): Html | undefined {
  const unit = costUnitOf(report);
  const all = report.suites.map((suite) => barsOf(suite, unit));
  const largestUsd = all.reduce((most, row) => Math.max(most, largestOf(row)), 0);
  if (largestUsd === 0) return undefined;
  const rows = all.slice(0, report.maxRows);
  const hasBaseline = report.comparison.kind === 'compared';
  return markup`<section class="chart">
<h2>${say`Cost by suite`}</h2>
${htmlTable({
  caption: markup`${CAPTIONS[unit]}${hasBaseline ? LEGEND : undefined}`,
  columns: [
    { title: say`Suite`, cell: ({ suite }) => name(suite) },
    { title: say`Side by side`, kind: 'bar', cell: (row) => svgBars(drawn(row, largestUsd)) },
    ...(hasBaseline ? [BASELINE_COLUMN] : []),
    { title: say`Head`, kind: 'number', cell: ({ headUsd, mark }) => figure(headUsd, mark) },
  ],
  rows,
})}${htmlMore(all.length - rows.length, 'suite')}
</section>
`;
}

const CAPTIONS = { month: say`List cost per month`, run: say`List cost per run` } as const;

const LEGEND = markup`${say`: `}<span class="key baseline"></span>${say`baseline`}${say`, `}<span class="key head"></span>${say`head`}`;

const BASELINE_COLUMN = {
  title: say`Baseline`,
  kind: 'number',
  cell: ({ baselineUsd }: SuiteBars) => figure(baselineUsd, ''),
} as const;

function barsOf(suite: SuiteDelta, unit: CostUnit): SuiteBars {
  const baselineUsd = costOfSide(suite.baseline, suite, unit);
  const headUsd = costOfSide(suite.head, suite, unit);
  return {
    suite: suite.suite.name,
    ...(baselineUsd !== undefined && { baselineUsd }),
    ...(headUsd !== undefined && { headUsd }),
    mark: suite.head ? qualityMark(suite.head.quality) : '',
  };
}

function largestOf({ baselineUsd = 0, headUsd = 0 }: SuiteBars): number {
  return Math.max(baselineUsd, headUsd);
}

function drawn({ baselineUsd, headUsd }: SuiteBars, largestUsd: number): readonly Bar[] {
  const bar = (usd: number | undefined, look: Bar['look']): readonly Bar[] =>
    usd === undefined ? [] : [{ from: 0, to: usd / largestUsd, look }];
  return [...bar(baselineUsd, 'baseline'), ...bar(headUsd, 'head')];
}

function figure(usd: number | undefined, mark: string): string {
  return usd === undefined ? UNKNOWN : mark + formatUsd(usd);
}
