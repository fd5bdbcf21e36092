import { countWords } from '../count-words.ts';
import type { CaseRow } from '../present-cases.ts';
import type { PromptRow, ReportView, SuiteRow } from '../present-report.ts';
import { UNKNOWN } from '../present-totals.ts';
import { joinWords, name, say, type Words } from '../words.ts';
import { changeMark } from './change-mark.ts';
import { folded } from './folded.ts';
import { foldedContext } from './folded-context.ts';
import { foldedFindings } from './folded-findings.ts';
import { linked } from './linked.ts';
import { markup, type Html } from './markup.ts';
import type { HtmlLayout } from './html-layout.ts';
import { type HtmlColumn, htmlMore, htmlTable } from './html-table.ts';

const SUITE: readonly HtmlColumn<SuiteRow>[] = [
  { title: say`Suite`, cell: ({ suite }) => name(suite) },
  { title: say`Cost per run`, kind: 'number', cell: ({ cost }) => cost },
];
const CHANGE: HtmlColumn<SuiteRow> = { title: say`Change`, kind: 'number', cell: changeCell };
const TOKENS_AND_BUDGET: readonly HtmlColumn<SuiteRow>[] = [
  { title: say`Input tokens`, kind: 'number', cell: ({ inputTokens }) => inputTokens },
  { title: say`Output tokens`, kind: 'number', cell: ({ outputTokens }) => outputTokens },
  { title: say`Budget`, cell: ({ budget }) => (budget.length === 0 ? UNKNOWN : budget) },
];

/** What the change does to each suite, worst first. */
export function changedSuites(
  { changedSuites: rows }: ReportView,
  { maxRows }: HtmlLayout,
): Html | undefined {
  if (rows.length === 0) return undefined;
  return markup`<section>
<h2>${say`Changed suites`}</h2>
${htmlTable({
  caption: say`Means per run; list prices`,
  columns: [...SUITE, CHANGE, ...TOKENS_AND_BUDGET],
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
    folded(say`How this was measured`, undefined, bullets(view.method)),
  ];
}

function why(view: ReportView, layout: HtmlLayout): readonly Html[] {
  const { prompts, cases, changedCaseCount } = view;
  if (prompts.length === 0 && cases.length === 0) return [];
  const count = joinWords([
    countWords(prompts.length, 'prompt'),
    countWords(changedCaseCount, 'changed case'),
  ]);
  return [
    folded(
      say`Why`,
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
    caption: say`Prompts`,
    columns: [
      {
        title: say`Prompt`,
        cell: ({ promptId, path }) => linked(name(promptId), path, linkOf?.(path)),
      },
      { title: say`Model`, cell: ({ models }) => (models === '' ? UNKNOWN : name(models)) },
      { title: say`Cost per run`, kind: 'number', cell: ({ cost }) => cost },
      { title: say`Change`, kind: 'number', cell: changeCell },
      { title: say`Input tokens`, kind: 'number', cell: ({ inputTokens }) => inputTokens },
      { title: say`Output tokens`, kind: 'number', cell: ({ outputTokens }) => outputTokens },
    ],
    rows: rows.slice(0, maxRows),
  });
  return markup`${table}${htmlMore(rows.length - maxRows, 'prompt')}`;
}

function caseTable(rows: readonly CaseRow[], changedCaseCount: number): Html | undefined {
  if (rows.length === 0) return undefined;
  const table = htmlTable<CaseRow>({
    caption: say`Cases with the largest change`,
    columns: [
      { title: say`Case`, cell: ({ label }) => name(label) },
      { title: say`Prompt`, cell: ({ promptId }) => name(promptId) },
      { title: say`Change`, kind: 'number', cell: ({ change }) => change },
      { title: say`Input tokens`, kind: 'number', cell: ({ inputTokens }) => inputTokens },
      { title: say`Output tokens`, kind: 'number', cell: ({ outputTokens }) => outputTokens },
    ],
    rows,
  });
  return markup`${table}${htmlMore(changedCaseCount - rows.length, 'changed case')}`;
}

function unchanged({ unchangedSuites: rows }: ReportView): readonly Html[] {
  if (rows.length === 0) return [];
  const columns = [...SUITE, ...TOKENS_AND_BUDGET];
  const table = htmlTable({ caption: say`Means per run; list prices`, columns, rows });
  return [folded(say`Unchanged`, countWords(rows.length, 'suite'), table)];
}

function budgets({ budgets: rows }: ReportView): readonly Html[] {
  if (rows.length === 0) return [];
  const table = htmlTable({
    caption: say`Every budget and what it holds`,
    columns: [
      { title: say`Budget`, cell: ({ budget }) => name(budget) },
      { title: say`Metric`, cell: ({ metric }) => metric },
      { title: say`Value`, kind: 'number', cell: ({ value }) => value },
      { title: say`State`, cell: ({ state }) => state },
    ],
    rows,
  });
  return [folded(say`Budgets`, countWords(rows.length, 'budget'), table)];
}

const MAX_PROBLEMS = 20;

function problems({ problems: lines }: ReportView): readonly Html[] {
  if (lines.length === 0) return [];
  const shown = markup`${bullets(lines.slice(0, MAX_PROBLEMS))}${htmlMore(lines.length - MAX_PROBLEMS, 'problem')}`;
  return [folded(say`File problems`, countWords(lines.length, 'problem'), shown)];
}

function bullets(lines: readonly Words[]): Html {
  return markup`<ul>
${lines.map(
  (words) => markup`<li>${words}</li>
`,
)}
</ul>
`;
}

function changeCell({ change, direction }: SuiteRow | PromptRow): Html {
  return markup`${changeMark(direction)}${change}`;
}
