import { codeSpan, escapeMarkdown } from '../escape-markdown.ts';
import type { CaseRow } from '../present-cases.ts';
import {
  presentReport,
  type PromptRow,
  type ReportView,
  type SuiteRow,
} from '../present-report.ts';
import { plural } from '../format-tokens.ts';
import type { Renderer } from '../renderer.ts';
import type { Words } from '../words.ts';

/** The pull-request comment: verdict first, caveats above the fold, evidence folded. */
export const markdown: Renderer = {
  id: 'markdown',
  title: 'GitHub Markdown, as in a pull-request comment',
  render: (report) => renderView(presentReport(report), report.maxRows),
};

function renderView(view: ReportView, maxRows: number): string {
  const { words, icon } = view.state;
  return (
    [
      `### ${icon} Prompt cost: ${words}`,
      `**${view.summary}**`,
      ...notes(view),
      ...suiteTable(view.changedSuites, maxRows),
      ...why(view, maxRows),
      ...unchanged(view),
      ...budgets(view),
      ...problems(view),
      folded('How this was measured', bullets(view.method)),
      `<sub>${line(view.footer)}</sub>`,
    ].join('\n\n') + '\n'
  );
}

function notes({ notes: sentences }: ReportView): readonly string[] {
  return sentences.length === 0 ? [] : [sentences.map((words) => `> ${line(words)}`).join('\n>\n')];
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
        row.change,
        row.inputTokens,
        row.outputTokens,
        row.budget || '–',
      ]),
  );
  return [table + more(rows.length - maxRows, 'suite')];
}

function why({ prompts, cases }: ReportView, maxRows: number): readonly string[] {
  if (prompts.length === 0 && cases.length === 0) return [];
  const parts = [
    ...(prompts.length === 0 ? [] : [promptTable(prompts, maxRows)]),
    ...(cases.length === 0 ? [] : [caseTable(cases, maxRows)]),
  ];
  const summary = `Why (${plural(prompts.length, 'prompt')}, ${plural(cases.length, 'changed case')})`;
  return [folded(summary, parts.join('\n\n'))];
}

function promptTable(rows: readonly PromptRow[], maxRows: number): string {
  const table = tableOf(
    ['Prompt', 'Model', 'Cost per run', 'Change', 'Input tokens', 'Output tokens'],
    rows
      .slice(0, maxRows)
      .map((row) => [
        codeSpan(row.promptId),
        row.models === '' ? '–' : codeSpan(row.models),
        row.cost,
        row.change,
        row.inputTokens,
        row.outputTokens,
      ]),
  );
  return table + more(rows.length - maxRows, 'prompt');
}

function caseTable(rows: readonly CaseRow[], maxRows: number): string {
  const table = tableOf(
    ['Case', 'Prompt', 'Change', 'Input', 'Output'],
    rows
      .slice(0, maxRows)
      .map((row) => [
        codeSpan(row.label),
        codeSpan(row.promptId),
        row.change,
        row.inputTokens,
        row.outputTokens,
      ]),
  );
  return table + more(rows.length - maxRows, 'case');
}

function unchanged({ unchangedSuites }: ReportView): readonly string[] {
  if (unchangedSuites.length === 0) return [];
  const table = tableOf(
    ['Suite', 'Cost per run', 'Input tokens', 'Output tokens', 'Budget'],
    unchangedSuites.map((row) => [
      codeSpan(row.suite),
      row.cost,
      row.inputTokens,
      row.outputTokens,
      row.budget || '–',
    ]),
  );
  return [folded(`Unchanged (${plural(unchangedSuites.length, 'suite')})`, table)];
}

function budgets({ budgets: rows }: ReportView): readonly string[] {
  if (rows.length === 0) return [];
  const table = tableOf(
    ['Budget', 'Metric', 'Value', 'State'],
    rows.map((row) => [codeSpan(row.budget), row.metric, row.value, row.state]),
  );
  return [folded(`Budgets (${rows.length})`, table)];
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

function isText(title: string): boolean {
  return ['Budget', 'Model', 'Prompt', 'Metric', 'State'].includes(title);
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
  return words
    .map((word) => {
      if (typeof word === 'string') return word;
      if (word.kind === 'name') return codeSpan(word.text);
      return word.kind === 'strong'
        ? `**${escapeMarkdown(word.text)}**`
        : escapeMarkdown(word.text);
    })
    .join('');
}
