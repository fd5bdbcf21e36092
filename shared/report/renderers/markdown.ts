import { codeSpan, escapeMarkdown } from '../escape-markdown.ts';
import type { CaseRow } from '../present-cases.ts';
import type { FindingRow } from '../present-new-findings.ts';
import {
  presentReport,
  type PromptRow,
  type ReportView,
  type SuiteRow,
} from '../present-report.ts';
import { plural } from '../format-tokens.ts';
import type { Renderer, RenderOptions } from '../renderer.ts';
import { resolveWords, type Words } from '../words.ts';

/** The pull-request comment: verdict first, caveats above the fold, evidence folded. */
export const markdown: Renderer = {
  id: 'markdown',
  title: 'GitHub Markdown, as in a pull-request comment',
  render: (report, { linkOf }) =>
    renderMarkdown(presentReport(report), {
      maxRows: report.maxRows,
      ...(linkOf && { linkOf }),
    }),
};

/** How much of a report is shown. */
export type MarkdownLayout = {
  readonly maxRows: number;
  /** The most caveats, and the most rows of unchanged suites and budgets; all when left out. */
  readonly maxNotes?: number;
  readonly maxListed?: number;
  /** Whether only the verdict, its summary and its notes are shown. */
  readonly isBrief?: boolean;
  /** Lines of Markdown above the footer: what to do, where the rest is. */
  readonly below?: readonly string[];
  readonly linkOf?: RenderOptions['linkOf'];
};

export function renderMarkdown(view: ReportView, layout: MarkdownLayout): string {
  const { words, icon } = view.state;
  return (
    [
      `### ${icon} Prompt cost: ${line(words)}`,
      `**${line(view.summary)}**`,
      ...notes(view, layout),
      ...(layout.isBrief ? [] : evidence(view, layout)),
      ...(layout.below ?? []),
      `<sub>${line(view.footer)}</sub>`,
    ].join('\n\n') + '\n'
  );
}

function evidence(view: ReportView, layout: MarkdownLayout): readonly string[] {
  return [
    ...suiteTable(view.changedSuites, layout.maxRows),
    ...why(view, layout),
    ...context(view),
    ...findings(view, layout),
    ...unchanged(view, layout),
    ...budgets(view, layout),
    ...problems(view),
    folded('How this was measured', bullets(view.method)),
  ];
}

function notes(
  { notes: sentences }: ReportView,
  { maxNotes = Infinity }: MarkdownLayout,
): readonly string[] {
  if (sentences.length === 0) return [];
  const shown = sentences.slice(0, maxNotes).map((words) => `> ${line(words)}`);
  const restCount = sentences.length - shown.length;
  const rest = restCount > 0 ? [`> … and ${plural(restCount, 'more note')}`] : [];
  return [[...shown, ...rest].join('\n>\n')];
}

function suiteTable(rows: readonly SuiteRow[], maxRows: number): readonly string[] {
  if (rows.length === 0) return [];
  const table = tableOf(
    ['Suite', 'Cost per run', 'Change', 'Input tokens', 'Output tokens', 'Budget'],
    rows
      .slice(0, maxRows)
      .map((row) => [
        codeSpan(row.suite),
        row.cost,
        line(row.change),
        line(row.inputTokens),
        row.outputTokens,
        line(row.budget) || '–',
      ]),
  );
  return [table + more(rows.length - maxRows, 'suite')];
}

function why(
  { prompts, cases, changedCaseCount }: ReportView,
  layout: MarkdownLayout,
): readonly string[] {
  if (prompts.length === 0 && cases.length === 0) return [];
  const parts = [
    ...(prompts.length === 0 ? [] : [promptTable(prompts, layout)]),
    ...(cases.length === 0 ? [] : [caseTable(cases, changedCaseCount)]),
  ];
  const summary = `Why (${plural(prompts.length, 'prompt')}, ${plural(changedCaseCount, 'changed case')})`;
  return [folded(summary, parts.join('\n\n'))];
}

function promptTable(rows: readonly PromptRow[], { maxRows, linkOf }: MarkdownLayout): string {
  const table = tableOf(
    ['Prompt', 'Model', 'Cost per run', 'Change', 'Input tokens', 'Output tokens'],
    rows
      .slice(0, maxRows)
      .map((row) => [
        linked(codeSpan(row.promptId), linkOf?.(row.path)),
        row.models === '' ? '–' : codeSpan(row.models),
        row.cost,
        line(row.change),
        line(row.inputTokens),
        row.outputTokens,
      ]),
  );
  return table + more(rows.length - maxRows, 'prompt');
}

function caseTable(rows: readonly CaseRow[], changedCaseCount: number): string {
  const table = tableOf(
    ['Case', 'Prompt', 'Change', 'Input', 'Output'],
    rows.map((row) => [
      codeSpan(row.label),
      codeSpan(row.promptId),
      row.change,
      row.inputTokens,
      row.outputTokens,
    ]),
  );
  return table + more(changedCaseCount - rows.length, 'changed case');
}

/** Only URLs that our own code made get here; what could end the link is escaped all the same. */
function linked(text: string, url: string | undefined): string {
  return url === undefined
    ? text
    : `[${text}](${url.replaceAll(/[\s()<>|]/g, encodeURIComponent)})`;
}

function unchanged(
  { unchangedSuites }: ReportView,
  { maxListed = Infinity }: MarkdownLayout,
): readonly string[] {
  if (unchangedSuites.length === 0) return [];
  const table = tableOf(
    ['Suite', 'Cost per run', 'Input tokens', 'Output tokens', 'Budget'],
    unchangedSuites
      .slice(0, maxListed)
      .map((row) => [
        codeSpan(row.suite),
        row.cost,
        line(row.inputTokens),
        row.outputTokens,
        line(row.budget) || '–',
      ]),
  );
  const rest = more(unchangedSuites.length - maxListed, 'suite');
  return [folded(`Unchanged (${plural(unchangedSuites.length, 'suite')})`, table + rest)];
}

function budgets(
  { budgets: rows }: ReportView,
  { maxListed = Infinity }: MarkdownLayout,
): readonly string[] {
  if (rows.length === 0) return [];
  const table = tableOf(
    ['Budget', 'Metric', 'Value', 'State'],
    rows
      .slice(0, maxListed)
      .map((row) => [codeSpan(row.budget), line(row.metric), row.value, line(row.state)]),
  );
  return [folded(`Budgets (${rows.length})`, table + more(rows.length - maxListed, 'budget'))];
}

function context({ context: view }: ReportView): readonly string[] {
  if (!view) return [];
  const table = tableOf(
    ['Agent', 'Every request', 'By file or folder', 'On demand', 'Changed files'],
    view.rows.map((row) => [
      row.agent,
      row.always,
      row.conditional,
      row.onDemand,
      row.files.map(({ path, added }) => `${codeSpan(path)} ${added}`).join(', ') || '–',
    ]),
  );
  return [folded(line(view.title), [table, ...view.notes.map(line)].join('\n\n'))];
}

/** More than these are for `promptfare lint`. */
const MAX_FINDINGS = 20;

function findings({ findings: found }: ReportView, layout: MarkdownLayout): readonly string[] {
  if (!found) return [];
  const shown = found.rows.slice(0, Math.min(MAX_FINDINGS, layout.maxRows));
  const table = tableOf(
    ['Finding', 'Where', 'Could save', 'Rule'],
    shown.map((row) => [
      line(row.words),
      placeOf(row, layout),
      line(row.saving) || '–',
      codeSpan(row.rule),
    ]),
  );
  const rest = more(found.rows.length - shown.length, 'finding');
  const parts = [...(shown.length === 0 ? [] : [table + rest]), ...found.notes.map(line)];
  return [folded(line(found.title), parts.join('\n\n'))];
}

function placeOf({ path, line: at }: FindingRow, { linkOf }: MarkdownLayout): string {
  const url = linkOf?.(path);
  if (at === undefined) return linked(codeSpan(path), url);
  return linked(codeSpan(`${path}:${at}`), url === undefined ? undefined : `${url}#L${at}`);
}

const MAX_PROBLEMS = 20;

function problems({ problems: lines }: ReportView): readonly string[] {
  if (lines.length === 0) return [];
  const shown =
    bullets(lines.slice(0, MAX_PROBLEMS)) + more(lines.length - MAX_PROBLEMS, 'problem');
  return [folded(plural(lines.length, 'file problem'), shown)];
}

function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = header.map((_, index) =>
    index === 0 || isText(header[index] ?? '') ? '---' : '--:',
  );
  return [header, columns, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const FINDING_TEXTS = ['Where', 'Could save', 'Rule'];

function isText(title: string): boolean {
  return [
    'Budget',
    'Model',
    'Prompt',
    'Metric',
    'State',
    'Changed files',
    ...FINDING_TEXTS,
  ].includes(title);
}

function more(restCount: number, what: string): string {
  return restCount > 0 ? `\n\n… and ${plural(restCount, `more ${what}`)}` : '';
}

function folded(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

function bullets(lines: readonly Words[]): string {
  return lines.map((words) => `- ${line(words)}`).join('\n');
}

function line(words: Words): string {
  return resolveWords(words)
    .map((word) => {
      if (typeof word === 'string') return word;
      return word.kind === 'name' ? codeSpan(word.text) : escapeMarkdown(word.text);
    })
    .join('');
}
