import picocolors from 'picocolors';
import type { ModelSummary, RecordingSummary } from '../check/summarize-recording.ts';
import { formatProblem } from '../text/problem.ts';
import { replaceSentences } from '../text/replace-sentences.ts';
import { formatTokens, plural } from './format-tokens.ts';
import { formatUsd } from './format-usd.ts';
import type { RenderOptions } from './renderer.ts';
import { stripControl } from './strip-control.ts';
import { type Column, terminalTable } from './terminal-table.ts';

type Row = { readonly model: ModelSummary; readonly path: string; readonly format: string };

const COLUMNS: readonly Column<Row>[] = [
  { title: 'Recording', valueOf: ({ path }) => stripControl(path), shrinks: 'start' },
  { title: 'Format', valueOf: ({ format }) => format },
  { title: 'Model', valueOf: ({ model }) => stripControl(model.model ?? '(not named)') },
  { title: 'Calls', valueOf: ({ model }) => formatTokens(model.calls), align: 'right' },
  tokenColumn('Input', ({ usage }) => usage.input),
  { ...tokenColumn('Cache read', ({ usage }) => usage.cacheRead), rank: 2 },
  { ...tokenColumn('Cache write', cacheWriteOf), rank: 3 },
  tokenColumn('Output', ({ usage }) => usage.output),
  {
    title: 'Cost recorded',
    valueOf: ({ model }) =>
      costText(model.recordedCostUsd, model.callsWithoutRecordedCost < model.calls, 'not told'),
    align: 'right',
    rank: 1,
  },
  {
    title: 'Cost computed',
    valueOf: ({ model }) =>
      costText(
        model.computedCostUsd,
        isPriced(model),
        Object.keys(model.usage).length === 0 ? '–' : 'no price',
      ),
    align: 'right',
  },
  { title: 'Note', valueOf: ({ model }) => noteOf(model), shrinks: 'end', rank: 5 },
];

/** What recordings hold and what was refused, as a table. */
export function renderRecordings(
  summaries: readonly RecordingSummary[],
  options: RenderOptions,
): string {
  const colors = picocolors.createColors(options.hasColors);
  const rows = summaries.flatMap(({ path, format, models }) =>
    models.map((model, index) => ({
      model,
      path: index === 0 ? path : '',
      format: index === 0 ? format : '',
    })),
  );
  const problems = summaries.flatMap((summary) => summary.problems);
  const lines = problems.map((problem) => {
    const mark = problem.severity === 'error' ? colors.red('×') : colors.yellow('!');
    return `${mark} ${formatProblem(problem)}`;
  });
  const table = rows.length === 0 ? [] : [terminalTable(rows, COLUMNS, { ...options, colors })];
  return `${[...lines, ...table, '', colors.dim(footnote(summaries))].join('\n')}\n`;
}

/** The same for machines: tokens and USD, unrounded. */
export function renderRecordingsJson(summaries: readonly RecordingSummary[]): string {
  return `${JSON.stringify({ version: 1, recordings: summaries }, replaceSentences, 2)}\n`;
}

function tokenColumn(
  title: string,
  tokensOf: (model: ModelSummary) => number | undefined,
): Column<Row> {
  return {
    title,
    align: 'right',
    valueOf: ({ model }) => {
      const tokens = tokensOf(model);
      return tokens === undefined ? '' : formatTokens(tokens);
    },
  };
}

function cacheWriteOf({ usage }: ModelSummary): number | undefined {
  const { cacheWrite5m, cacheWrite1h } = usage;
  if (cacheWrite5m === undefined && cacheWrite1h === undefined) return undefined;
  return (cacheWrite5m ?? 0) + (cacheWrite1h ?? 0);
}

function isPriced({ calls, callsWithoutComputedCost }: ModelSummary): boolean {
  return callsWithoutComputedCost < calls;
}

function costText(costUsd: number | undefined, isKnown: boolean, otherwise: string): string {
  return isKnown && costUsd !== undefined ? formatUsd(costUsd) : otherwise;
}

function noteOf(model: ModelSummary): string {
  const { calls, callsWithoutUsage, callsWithPartOfUsage, callsWithGuessedUsage } = model;
  const notes = [
    [callsWithoutUsage, callsWithoutUsage === calls ? 'no usage' : 'without usage'],
    [callsWithPartOfUsage, 'with part of it'],
    [callsWithGuessedUsage, 'guessed'],
    [model.callsFromDiskCache, "from the tool's cache"],
    [model.failedCalls, 'failed'],
  ] as const;
  return notes
    .filter(([count]) => count > 0)
    .map(([count, what]) => (count === calls ? what : `${formatTokens(count)} ${what}`))
    .join(', ');
}

function footnote(summaries: readonly RecordingSummary[]): string {
  const calls = summaries.flatMap(({ models }) => models).reduce((sum, row) => sum + row.calls, 0);
  const read = summaries.filter(({ models }) => models.length > 0).length;
  return `${plural(read, 'recording')} read, ${plural(summaries.length - read, 'file')} without calls, ${plural(calls, 'call')}. Computed at list prices, cache and output as they were billed.`;
}
