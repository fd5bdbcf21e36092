import type { Report } from '../../check/report.ts';
import { countWords } from '../count-words.ts';
import { formatUsd, formatUsdDelta } from '../format-usd.ts';
import { qualityMark } from '../present-totals.ts';
import { name, say, type Words } from '../words.ts';
import { type ChangeStep, explainChange, type ExplainedChange } from './explain-change.ts';
import { markup, type Html } from './markup.ts';
import { htmlTable } from './html-table.ts';
import { type Bar, svgBars } from './svg-bar.ts';

type Level = {
  readonly title: Words;
  readonly why: Words;
  readonly figure: string;
  readonly fromUsd: number;
  readonly toUsd: number;
  readonly look: Bar['look'];
};

/** How the cost comes from the baseline to the head, step by step; nothing where no cost changed. */
export function changeChart(report: Report): Html | undefined {
  const change = explainChange(report);
  if (!change) return undefined;
  const levels = levelsOf(change, report.maxRows);
  const axis = axisOf(levels);
  const start =
    axis.fromUsd === 0 ? [] : say` The bars start at ${formatUsd(axis.fromUsd)}, not at $0.`;
  return markup`<section class="chart steps">
<h2>${say`What the change is made of`}</h2>
${htmlTable({
  caption: [...captionOf(change, report.total.suiteCount), ...start],
  columns: [
    { title: say`Step`, cell: ({ title }) => title },
    { title: say`Why`, cell: ({ why }) => why },
    { title: say`Step by step`, kind: 'bar', cell: (level) => svgBars([barOf(level, axis)]) },
    { title: say`Cost`, kind: 'number', cell: ({ figure }) => figure },
  ],
  rows: levels,
})}
</section>
`;
}

function captionOf({ unit }: ExplainedChange, suiteCount: number): Words {
  if (unit === 'month') return say`List cost per month, from the baseline to the head.`;
  return suiteCount === 1
    ? say`List cost per run, from the baseline to the head.`
    : say`List cost for one run of each of ${String(suiteCount)} suites, from the baseline to the head.`;
}

/** The baseline, each step from where the one before ended, and the head. */
function levelsOf(
  { baselineUsd, headUsd, steps }: ExplainedChange,
  maxRows: number,
): readonly Level[] {
  const levels: Level[] = [totalLevel(say`Baseline`, baselineUsd, 'baseline')];
  let levelUsd = baselineUsd;
  for (const step of steps.slice(0, maxRows)) {
    levels.push(stepLevel(step, levelUsd));
    levelUsd += step.addedUsd;
  }
  const restCount = steps.length - maxRows;
  if (restCount > 0) levels.push(restLevel(restCount, levelUsd, headUsd));
  return [...levels, totalLevel(say`Head`, headUsd, 'head')];
}

function totalLevel(title: Words, usd: number, look: Bar['look']): Level {
  return {
    title,
    why: [],
    figure: formatUsd(usd),
    fromUsd: -Infinity,
    toUsd: usd,
    look,
  };
}

function stepLevel({ suite, why, addedUsd, quality }: ChangeStep, fromUsd: number): Level {
  return {
    title: [name(suite)],
    why,
    figure: qualityMark(quality) + formatUsdDelta(addedUsd),
    fromUsd,
    toUsd: fromUsd + addedUsd,
    look: addedUsd > 0 ? 'up' : 'down',
  };
}

function restLevel(count: number, fromUsd: number, toUsd: number): Level {
  return {
    title: say`… and ${countWords(count, 'smaller step')}`,
    why: [],
    figure: formatUsdDelta(toUsd - fromUsd),
    fromUsd,
    toUsd,
    look: toUsd > fromUsd ? 'up' : 'down',
  };
}

type Axis = { readonly fromUsd: number; readonly toUsd: number };

/** How many times the change fits into the cost before the axis leaves zero: below it the steps can still be seen. */
const MAX_ZERO_SPAN = 4;

/** From zero where the steps can be seen then, else from somewhat below the lowest level. */
function axisOf(levels: readonly Level[]): Axis {
  const ends = levels.map(({ toUsd }) => toUsd);
  const [lowUsd, highUsd] = [Math.min(...ends), Math.max(...ends)];
  const spanUsd = highUsd - lowUsd;
  if (lowUsd <= 0 || highUsd <= spanUsd * MAX_ZERO_SPAN) return { fromUsd: 0, toUsd: highUsd };
  return { fromUsd: lowUsd - spanUsd / 2, toUsd: highUsd };
}

function barOf({ fromUsd, toUsd, look }: Level, axis: Axis): Bar {
  const shareOf = (usd: number): number =>
    axis.toUsd === axis.fromUsd
      ? 0
      : Math.min(1, Math.max(0, (usd - axis.fromUsd) / (axis.toUsd - axis.fromUsd)));
  return { from: shareOf(fromUsd), to: shareOf(toUsd), look };
}
