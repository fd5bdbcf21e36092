import picocolors from 'picocolors';
import type { Finding, Severity } from '../rules/finding.ts';
import { formatProblem, type Problem } from '../text/problem.ts';
import { groupBy } from '../text/group-by.ts';
import { plural } from './format-tokens.ts';
import { formatUsd } from './format-usd.ts';
import { isTiny, presentFinding, presentSaving } from './present-finding.ts';
import type { RenderOptions } from './renderer.ts';
import { stripControl } from './strip-control.ts';
import { wrapText } from './wrap-text.ts';

/** What `promptfare lint` has found and what it has looked at. */
export type LintReport = {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** Prompts that were looked at. */
  readonly promptCount: number;
  /** Findings that the baseline accepts, and that are not in `findings`. */
  readonly acceptedCount: number;
};

type Colors = ReturnType<typeof picocolors.createColors>;

const INDENT = '      ';

/** Findings by file, for a terminal. */
export function renderLint(report: LintReport, options: RenderOptions): string {
  const colors = picocolors.createColors(options.hasColors);
  const lines = report.problems.map((problem) => `${colors.yellow('!')} ${formatProblem(problem)}`);
  const shown = report.findings.filter((finding) => !isTiny(finding));
  const hidden = report.findings.length - shown.length;
  for (const [path, findings] of groupBy(shown, ({ source }) => source.path)) {
    lines.push(colors.underline(stripControl(path)));
    for (const finding of findings) lines.push(...renderFinding(finding, colors, options.columns));
    lines.push('');
  }
  if (hidden > 0) {
    const note = `${plural(hidden, 'finding')} of less than three tokens not shown; --fix mends them too.`;
    lines.push(colors.dim(note), '');
  }
  return `${[...lines, summarize(report)].join('\n')}\n`;
}

function renderFinding(finding: Finding, colors: Colors, columns: number): readonly string[] {
  const { start } = finding.source;
  const place = start ? `${start.line}:${start.column}` : '';
  const head = `  ${colors.dim(place.padEnd(8))}${mark(finding.severity, colors)}  `;
  const saving = presentSaving(finding);
  const tail = [saving && colors.green(saving), fixWords(finding), colors.dim(finding.rule)];
  const text = wrapText(presentFinding(finding), columns - INDENT.length, INDENT);
  return [`${head}${text}`, `${INDENT}${tail.filter((word) => word !== '').join('  ')}`];
}

function mark(severity: Severity, colors: Colors): string {
  if (severity === 'error') return colors.red('error  ');
  return severity === 'warning' ? colors.yellow('warning') : colors.blue('info   ');
}

function fixWords({ fix, replacements }: Finding): string {
  if (replacements.length === 0) return '';
  return fix === 'automatic' ? '--fix' : 'a suggestion';
}

function summarize({ findings, promptCount, acceptedCount }: LintReport): string {
  const accepted = acceptedCount > 0 ? ` ${plural(acceptedCount, 'finding')} in the baseline.` : '';
  if (findings.length === 0) {
    const prompts = plural(promptCount, 'prompt');
    return acceptedCount > 0
      ? `Nothing new in ${prompts}.${accepted}`
      : `No waste found in ${prompts}.`;
  }
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const saved = sumOf(findings, ({ saving, fix }) =>
    saving && fix === 'automatic' ? saving.tokensBefore - saving.tokensAfter : 0,
  );
  const usd = sumOf(findings, ({ fix, usdPer1000Calls }) =>
    fix === 'automatic' ? (usdPer1000Calls ?? 0) : 0,
  );
  const money = usd > 0 ? ` (at most ${formatUsd(usd)} per 1,000 calls of each prompt)` : '';
  const fixable = saved > 0 ? ` --fix saves ${plural(saved, 'token')}${money}.` : '';
  const kinds = `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}, ${count('info')} information`;
  return [
    `${plural(findings.length, 'finding')} in ${plural(promptCount, 'prompt')}: ${kinds}.${fixable}${accepted}`,
    'Fewer input tokens are a saving only when the answers stay as good and as short: re-run your evals.',
  ].join('\n');
}

function sumOf(findings: readonly Finding[], valueOf: (finding: Finding) => number): number {
  return findings.reduce((sum, finding) => sum + valueOf(finding), 0);
}
