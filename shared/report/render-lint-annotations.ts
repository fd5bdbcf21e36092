import type { Finding, Severity } from '../rules/finding.ts';
import type { Problem } from '../text/problem.ts';
import { englishOf } from '../text/sentence.ts';
import { isTiny, presentFinding, presentSaving } from './present-finding.ts';
import type { LintReport } from './render-lint.ts';

const COMMANDS: { readonly [severity in Severity]: string } = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/** Findings as workflow commands of GitHub Actions, one per line, without the tiny ones: GitHub shows ten of each kind for a step. */
export function renderLintAnnotations({ findings, problems }: LintReport): string {
  const lines = [
    ...findings.filter((finding) => !isTiny(finding)).map(annotate),
    ...problems.map(annotateProblem),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function annotate(finding: Finding): string {
  const { path, start, end } = finding.source;
  const isOneLine = start !== undefined && start.line === end?.line;
  const saving = presentSaving(finding);
  return command(
    COMMANDS[finding.severity],
    [
      ['file', path],
      ['line', start?.line],
      ['endLine', end?.line],
      // GitHub takes columns only where the annotation stays on one line.
      ['col', isOneLine ? start.column : undefined],
      ['endColumn', isOneLine ? end?.column : undefined],
      ['title', finding.rule],
    ],
    saving === '' ? presentFinding(finding) : `${presentFinding(finding)} (${saving})`,
  );
}

function annotateProblem({ severity, path, position, message, hint }: Problem): string {
  return command(
    COMMANDS[severity],
    [
      ['file', path],
      ['line', position?.line],
      ['col', position?.column],
    ],
    hint ? `${englishOf(message)}. ${englishOf(hint)}` : englishOf(message),
  );
}

type Property = readonly [string, string | number | undefined];

function command(name: string, properties: readonly Property[], message: string): string {
  const written = properties.flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  return `::${name} ${written.join(',')}::${escapeData(message)}`;
}

/** As @actions/core does it: what would end a line, or a value, is percent-encoded. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
