import { plural } from '../format-tokens.ts';
import type { CaseRow } from '../present-cases.ts';
import type { PromptRow, ReportView, SuiteRow } from '../present-report.ts';
import { UNKNOWN } from '../present-totals.ts';
import type { Words } from '../words.ts';
import { changeMark } from './change-mark.ts';
import { folded } from './folded.ts';
import { foldedContext } from './folded-context.ts';
import { foldedFindings } from './folded-findings.ts';
import { linked } from './linked.ts';
import { markup, type Html } from './markup.ts';
import type { HtmlLayout } from './html-layout.ts';
import { type HtmlColumn, htmlMore, htmlTable } from './html-table.ts';
import { htmlName, htmlWords } from './html-words.ts';

const CHANGED_SUITE_COLUMNS: readonly HtmlColumn<SuiteRow>[] = [
  { title: 'Suite', cell: ({ suite }) => htmlName(suite) },
  { title: 'Cost per run', kind: 'number', cell: ({ cost }) => cost },
  { title: 'Change', kind: 'number', cell: changeCell },
  { title: 'Input tokens', kind: 'number', cell: ({ inputTokens }) => inputTokens },
  { title: 'Output tokens', kind: 'number', cell: ({ outputTokens }) => outputTokens },
  { title: 'Budget', cell: ({ budget }) => budget || UNKNOWN },
];

/** What the change does to each suite, worst first. */
export function changedSuites(
  { changedSuites: rows }: ReportView,
  { maxRows }: HtmlLayout,
): Html | undefined {
  if (rows.length === 0) return undefined;
  return markup`<section>
<h2>Changed suites</h2>
${htmlTable({
  caption: 'Means per run; list prices',
  columns: CHANGED_SUITE_COLUMNS,
  rows: rows.slice(0, maxRows),
})}${htmlMore(rows.length - maxRows, 'suite')}
</section>
`;
}

/** What the figures stand on, folded. */
export function foldedEvidence(view: ReportView, layout: HtmlLayout): readonly Html[] {
  return [
    ...why(view, layout),
    ...(view.context ? [foldedContext(view.context)] : []),
    ...(view.findings ? [foldedFindings(view.findings, layout)] : []),
    ...unchanged(view),
    ...budgets(view),
    ...problems(view),
    folded('How this was measured', undefined, bullets(view.method)),
  ];
}

function why(view: ReportView, layout: HtmlLayout): readonly Html[] {
  const { prompts, cases, changedCaseCount } = view;
  if (prompts.length === 0 && cases.length === 0) return [];
  const count = `${plural(prompts.length, 'prompt')}, ${plural(changedCaseCount, 'changed case')}`;
  return [
    folded(
      'Why',
      count,
      markup`${promptTable(prompts, layout)}${caseTable(cases, changedCaseCount)}`,
    ),
  ];
}

function promptTable(
  rows: readonly PromptRow[],
  { maxRows, linkOf }: HtmlLayout,
): Html | undefined {
  if (rows.length === 0) return undefined;
  const table = htmlTable<PromptRow>({
    caption: 'Prompts',
    columns: [
      {
        title: 'Prompt',
        cell: ({ promptId, path }) => linked(htmlName(promptId), path, linkOf?.(path)),
      },
      { title: 'Model', cell: ({ models }) => (models === '' ? UNKNOWN : htmlName(models)) },
      { title: 'Cost per run', kind: 'number', cell: ({ cost }) => cost },
      { title: 'Change', kind: 'number', cell: changeCell },
      { title: 'Input tokens', kind: 'number', cell: ({ inputTokens }) => inputTokens },
      { title: 'Output tokens', kind: 'number', cell: ({ outputTokens }) => outputTokens },
    ],
    rows: rows.slice(0, maxRows),
  });
  return markup`${table}${htmlMore(rows.length - maxRows, 'prompt')}`;
}

function caseTable(rows: readonly CaseRow[], changedCaseCount: number): Html | undefined {
  if (rows.length === 0) return undefined;
  const table = htmlTable<CaseRow>({
    caption: 'Cases with the largest change',
    columns: [
      { title: 'Case', cell: ({ label }) => htmlName(label) },
      { title: 'Prompt', cell: ({ promptId }) => htmlName(promptId) },
      { title: 'Change', kind: 'number', cell: ({ change }) => change },
      { title: 'Input tokens', kind: 'number', cell: ({ inputTokens }) => inputTokens },
      { title: 'Output tokens', kind: 'number', cell: ({ outputTokens }) => outputTokens },
    ],
    rows,
  });
  return markup`${table}${htmlMore(changedCaseCount - rows.length, 'changed case')}`;
}

function unchanged({ unchangedSuites: rows }: ReportView): readonly Html[] {
  if (rows.length === 0) return [];
  const columns = CHANGED_SUITE_COLUMNS.filter(({ title }) => title !== 'Change');
  const table = htmlTable({ caption: 'Means per run; list prices', columns, rows });
  return [folded('Unchanged', plural(rows.length, 'suite'), table)];
}

function budgets({ budgets: rows }: ReportView): readonly Html[] {
  if (rows.length === 0) return [];
  const table = htmlTable({
    caption: 'Every budget and what it holds',
    columns: [
      { title: 'Budget', cell: ({ budget }) => htmlName(budget) },
      { title: 'Metric', cell: ({ metric }) => metric },
      { title: 'Value', kind: 'number', cell: ({ value }) => value },
      { title: 'State', cell: ({ state }) => state },
    ],
    rows,
  });
  return [folded('Budgets', plural(rows.length, 'budget'), table)];
}

const MAX_PROBLEMS = 20;

function problems({ problems: lines }: ReportView): readonly Html[] {
  if (lines.length === 0) return [];
  const shown = markup`${bullets(lines.slice(0, MAX_PROBLEMS))}${htmlMore(lines.length - MAX_PROBLEMS, 'problem')}`;
  return [folded('File problems', plural(lines.length, 'problem'), shown)];
}

function bullets(lines: readonly Words[]): Html {
  return markup`<ul>
${lines.map(
  (words) => markup`<li>${htmlWords(words)}</li>
`,
)}
</ul>
`;
}

function changeCell({ change, direction }: SuiteRow | PromptRow): Html {
  return markup`${changeMark(direction)}${change}`;
}
