import picocolors from 'picocolors';
import { plural } from '../format-tokens.ts';
import type { VerdictState } from '../../budget/verdict.ts';
import type { ContextRow } from '../present-context.ts';
import { presentReport, type ReportView, type SuiteRow } from '../present-report.ts';
import type { Renderer, RenderOptions } from '../renderer.ts';
import { stripControl } from '../strip-control.ts';
import { type Column, terminalTable } from '../terminal-table.ts';
import { wrapText } from '../wrap-text.ts';
import { plainText } from '../words.ts';

/** The same report for a person at a terminal. */
export const terminal: Renderer = {
  id: 'terminal',
  title: 'text for a terminal',
  render: (report, options) => {
    const layout = {
      ...options,
      colors: picocolors.createColors(options.hasColors),
      maxRows: report.maxRows,
    };
    return renderView(presentReport(report), report.verdict.state, layout);
  },
};

type Layout = RenderOptions & {
  readonly colors: ReturnType<typeof picocolors.createColors>;
  readonly maxRows: number;
};

function renderView(view: ReportView, state: VerdictState, layout: Layout): string {
  const { colors } = layout;
  return (
    [
      `${headline(view, state, layout)}\n${colors.bold(plainText(view.summary))}`,
      ...notes(view, layout),
      ...suites(view.changedSuites, layout),
      ...prompts(view, layout),
      ...cases(view, layout),
      ...context(view, layout),
      ...findings(view, layout),
      ...unchanged(view, layout),
      ...problems(view, layout),
      view.method
        .map((words) => colors.dim(wrapText(plainText(words), layout.columns, '')))
        .join('\n'),
      colors.dim(plainText(view.footer)),
    ].join('\n\n') + '\n'
  );
}

function headline(
  { state: { words } }: ReportView,
  state: VerdictState,
  { colors }: Layout,
): string {
  return colors.bold(colors[STATE_COLORS[state]](`Prompt cost: ${plainText(words)}`));
}

const STATE_COLORS: { readonly [state in VerdictState]: 'red' | 'yellow' | 'green' | 'cyan' } = {
  'no-change': 'green',
  cheaper: 'green',
  'costs-more': 'cyan',
  'not-comparable': 'cyan',
  warning: 'yellow',
  approved: 'yellow',
  'could-not-measure': 'yellow',
  blocked: 'red',
};

function notes({ notes: sentences }: ReportView, { columns, colors }: Layout): readonly string[] {
  if (sentences.length === 0) return [];
  return [
    sentences
      .map((words) => `${colors.yellow('!')} ${wrapText(plainText(words), columns - 2, '  ')}`)
      .join('\n'),
  ];
}

function suites(rows: readonly SuiteRow[], layout: Layout): readonly string[] {
  if (rows.length === 0) return [];
  const columns: readonly Column<SuiteRow>[] = [
    { title: 'Suite', valueOf: (row) => stripControl(row.suite), shrinks: 'end' },
    { title: 'Cost/run', valueOf: (row) => row.cost, align: 'right' },
    {
      title: 'Change',
      valueOf: (row) => plainText(row.change),
      align: 'right',
      paint: (row) => paintOf(row, layout),
    },
    {
      title: 'Input tokens',
      valueOf: (row) => plainText(row.inputTokens),
      align: 'right',
      rank: 2,
    },
    { title: 'Output tokens', valueOf: (row) => row.outputTokens, align: 'right', rank: 3 },
    { title: 'Budget', valueOf: (row) => plainText(row.budget), shrinks: 'end', rank: 1 },
  ];
  return [table(rows, columns, layout) + more(rows.length, 'suite', layout)];
}

function prompts({ prompts: rows }: ReportView, layout: Layout): readonly string[] {
  if (rows.length === 0) return [];
  return [
    table(
      rows,
      [
        { title: 'Prompt', valueOf: (row) => stripControl(row.promptId), shrinks: 'start' },
        { title: 'Model', valueOf: (row) => stripControl(row.models), rank: 3 },
        { title: 'Cost/run', valueOf: (row) => row.cost, align: 'right', rank: 1 },
        {
          title: 'Change',
          valueOf: (row) => plainText(row.change),
          align: 'right',
          paint: (row) => paintOf(row, layout),
        },
        {
          title: 'Input tokens',
          valueOf: (row) => plainText(row.inputTokens),
          align: 'right',
          rank: 2,
        },
      ],
      layout,
    ) + more(rows.length, 'prompt', layout),
  ];
}

function cases({ cases: rows, changedCaseCount }: ReportView, layout: Layout): readonly string[] {
  if (rows.length === 0) return [];
  return [
    table(
      rows,
      [
        { title: 'Case', valueOf: (row) => stripControl(row.label), shrinks: 'end' },
        {
          title: 'Prompt',
          valueOf: (row) => stripControl(row.promptId),
          rank: 3,
          shrinks: 'start',
        },
        { title: 'Change', valueOf: (row) => row.change, align: 'right' },
        { title: 'Input', valueOf: (row) => row.inputTokens, align: 'right', rank: 1 },
        { title: 'Output', valueOf: (row) => row.outputTokens, align: 'right', rank: 2 },
      ],
      layout,
    ) + moreThan(changedCaseCount - rows.length, 'changed case', layout),
  ];
}

function context({ context: view }: ReportView, layout: Layout): readonly string[] {
  if (!view) return [];
  const columns: readonly Column<ContextRow>[] = [
    { title: 'Agent', valueOf: (row) => row.agent },
    { title: 'Every request', valueOf: (row) => row.always, align: 'right' },
    { title: 'By file or folder', valueOf: (row) => row.conditional, align: 'right', rank: 1 },
    { title: 'On demand', valueOf: (row) => row.onDemand, align: 'right', rank: 2 },
    {
      title: 'Changed files',
      valueOf: ({ files }) =>
        files.map(({ path, added }) => `${stripControl(path)} ${added}`).join(', '),
      shrinks: 'end',
      rank: 3,
    },
  ];
  return [
    `${layout.colors.bold(plainText(view.title))}\n${terminalTable(view.rows, columns, layout)}`,
  ];
}

function findings({ findings: found }: ReportView, layout: Layout): readonly string[] {
  if (!found) return [];
  const { columns, colors, maxRows } = layout;
  const shown = found.rows.slice(0, maxRows).map(({ words, path, line, saving, rule }) => {
    const place = `${stripControl(path)}${line === undefined ? '' : `:${line}`}`;
    const tail = saving.length === 0 ? rule : `${plainText(saving)}, ${rule}`;
    return `  ${wrapText(`${place}: ${plainText(words)} (${tail})`, columns - 2, '    ')}`;
  });
  const rest = found.rows.slice(maxRows).length;
  const below = [
    ...(rest > 0 ? [`… and ${plural(rest, 'more finding')}`] : []),
    ...found.notes.map((words) => plainText(words)),
  ].map((note) => colors.dim(`  ${note}`));
  return [[colors.yellow(plainText(found.title)), ...shown, ...below].join('\n')];
}

function unchanged(
  { unchangedSuites }: ReportView,
  { colors, columns }: Layout,
): readonly string[] {
  if (unchangedSuites.length === 0) return [];
  const names = unchangedSuites
    .map(({ suite, cost }) => `${stripControl(suite)} ${cost}`)
    .join(', ');
  return [colors.dim(wrapText(`Unchanged: ${names}`, columns, '  '))];
}

function problems(
  { problems: lines }: ReportView,
  { colors, columns, maxRows }: Layout,
): readonly string[] {
  if (lines.length === 0) return [];
  const shown = lines
    .slice(0, maxRows)
    .map((words) => `  ${wrapText(plainText(words), columns - 2, '    ')}`);
  const rest =
    lines.length > maxRows ? [`  … and ${plural(lines.length - maxRows, 'more problem')}`] : [];
  return [[colors.yellow(plural(lines.length, 'file problem')), ...shown, ...rest].join('\n')];
}

function table<T>(rows: readonly T[], columns: readonly Column<T>[], layout: Layout): string {
  return terminalTable(rows.slice(0, layout.maxRows), columns, layout);
}

function more(count: number, what: string, layout: Layout): string {
  return moreThan(count - layout.maxRows, what, layout);
}

function moreThan(restCount: number, what: string, { colors }: Layout): string {
  return restCount > 0
    ? `
${colors.dim(`… and ${plural(restCount, `more ${what}`)}`)}`
    : '';
}

function paintOf(
  { direction }: { readonly direction: 'up' | 'down' | 'none' },
  { colors }: Layout,
): (text: string) => string {
  if (direction === 'none') return (text) => text;
  return direction === 'up' ? colors.red : colors.green;
}
