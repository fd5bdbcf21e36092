import { expect, it } from 'vitest';
import type { Report } from '../../../../shared/check/report.ts';
import { formatUsd } from '../../../../shared/report/format-usd.ts';
import { changeChart } from '../../../../shared/report/html/change-chart.ts';
import { type Html, htmlText } from '../../../../shared/report/html/markup.ts';
import { suiteChart } from '../../../../shared/report/html/suite-chart.ts';
import { checkFiles } from '../../check/check-files.ts';
import { SITUATIONS, STATES } from '../states.ts';
import { severalSuites } from './several-suites.ts';
import { type Element, named, openPage } from './open-page.ts';

function elementsOf(chart: Html | undefined): readonly Element[] {
  return chart ? openPage(htmlText(chart)) : [];
}

/** The cells of each row below the head of the one table. */
function rowsOf(chart: Html | undefined): readonly (readonly string[])[] {
  const rows = named(elementsOf(chart), 'tr').slice(1);
  return rows.map(({ children }) => children.map(({ text }) => text));
}

async function reportOf(name: string): Promise<Report> {
  return checkFiles([...STATES, ...SITUATIONS].find(({ state }) => state === name) ?? { head: {} });
}

/** Left end and right end in percent. */
function barsOf(chart: Html | undefined): readonly (readonly [number, number])[] {
  return named(elementsOf(chart), 'rect').map(({ attributes }) => {
    const left = Number.parseFloat(attributes['x'] ?? '');
    return [left, left + Number.parseFloat(attributes['width'] ?? '')];
  });
}

it('starts each step where the one before ended', async () => {
  const bars = barsOf(changeChart(await checkFiles(severalSuites())));
  expect(bars).toHaveLength(6);
  let level = bars[0]?.[1] ?? Number.NaN;
  for (const [left, right] of bars.slice(1, -1)) {
    const isUp = Math.abs(left - level) < 0.5;
    expect(isUp ? left : right).toBeCloseTo(level, 0);
    level = isUp ? right : left;
  }
  expect(bars.at(-1)?.[1]).toBeCloseTo(level, 0);
});

it('puts the steps beyond the limit of rows in one, so that they still add up', async () => {
  const report = { ...(await checkFiles(severalSuites())), maxRows: 1 };
  const rows = rowsOf(changeChart(report));
  expect(rows.map(([title]) => title)).toEqual([
    'Baseline',
    'new',
    '… and 3 smaller steps',
    'Head',
  ]);
  expect(named(elementsOf(suiteChart(report)), 'p')[0]?.text).toBe('… and 4 more suites');
});

it('says where the bars start when that is not zero', async () => {
  const captionOf = async (state: string): Promise<string | undefined> =>
    named(elementsOf(changeChart(await reportOf(state))), 'caption')[0]?.text;
  expect(await captionOf('costs-more')).toMatch(/The bars start at \$[\d.,]+, not at \$0/);
  expect(await captionOf('model-replaced')).not.toContain('The bars start');
});

it('shows the same figures as the totals', async () => {
  const report = await checkFiles(severalSuites(30_000));
  const rows = rowsOf(changeChart(report));
  expect(rows[0]?.at(-1)).toBe(formatUsd(report.total.baseline.costPerMonthUsd ?? Number.NaN));
  expect(rows.at(-1)?.at(-1)).toBe(formatUsd(report.total.head.costPerMonthUsd ?? Number.NaN));
});

it('draws no bar where a cost is not known', async () => {
  expect(suiteChart(await reportOf('model-without-price'))).toBeUndefined();
  const added = suiteChart(await checkFiles(severalSuites()));
  expect(rowsOf(added).find(([suite]) => suite === 'new')?.[2]).toBe('–');
  expect(named(elementsOf(added), 'rect')).toHaveLength(9);
});

it('has the head only where there is no baseline', async () => {
  const chart = suiteChart(await reportOf('not-comparable'));
  expect(named(elementsOf(chart), 'th').map(({ text }) => text)).not.toContain('Baseline');
  expect(named(elementsOf(chart), 'rect')).toHaveLength(1);
});
