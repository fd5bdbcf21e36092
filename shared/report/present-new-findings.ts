import type { NewFinding } from '../check/new-findings.ts';
import type { Report } from '../check/report.ts';
import type { Severity } from '../rules/finding.ts';
import { countWords } from './count-words.ts';
import { findingQuote, isTiny, savingWords } from './present-finding.ts';
import { say, type Words } from './words.ts';

export type FindingRow = {
  readonly severity: string;
  readonly words: Words;
  readonly path: string;
  readonly line?: number;
  /** What it could save; empty when nobody knows. */
  readonly saving: Words;
  readonly rule: string;
};

export type FindingsView = {
  readonly title: Words;
  /** Worst first; as many as there are kept. */
  readonly rows: readonly FindingRow[];
  /** What is not in the rows. */
  readonly notes: readonly Words[];
};

const SEVERITIES: { readonly [severity in Severity]: string } = {
  error: 'error',
  warning: 'warning',
  info: 'information',
};

/** The waste that a change adds, without what is too small for a person. */
export function presentNewFindings({ findings }: Report): FindingsView | undefined {
  if (!findings) return undefined;
  const { found, count, skippedFileCount = 0 } = findings;
  const shown = found.filter((finding) => !isTiny(finding));
  const tinyCount = found.length - shown.length;
  const restCount = count - found.length;
  if (shown.length === 0 && skippedFileCount === 0) return undefined;
  return {
    title: countWords(shown.length + restCount, 'new finding'),
    rows: shown.map(rowOf),
    notes: [
      ...(restCount > 0 ? [say`… and ${countWords(restCount, 'more finding')}.`] : []),
      ...(tinyCount > 0
        ? [say`${countWords(tinyCount, 'finding')} of less than three tokens not shown.`]
        : []),
      ...(skippedFileCount > 0
        ? [say`${countWords(skippedFileCount, 'changed prompt file')} not looked at.`]
        : []),
    ],
  };
}

function rowOf(finding: NewFinding): FindingRow {
  const { severity, path, position, rule } = finding;
  return {
    severity: SEVERITIES[severity],
    words: [findingQuote(finding)],
    path,
    ...(position && { line: position.line }),
    saving: savingWords(finding),
    rule,
  };
}
