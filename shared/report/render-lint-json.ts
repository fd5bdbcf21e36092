import { replaceSentences } from '../text/replace-sentences.ts';
import { presentFinding, ruleDocPath } from './present-finding.ts';
import type { LintReport } from './render-lint.ts';

/** Findings for machines: tokens and USD unrounded, offsets in UTF-16 units, half-open. */
export function renderLintJson({ findings, problems, ...counts }: LintReport): string {
  const rows = findings.map((finding) => ({
    ...finding,
    text: presentFinding(finding),
    help: ruleDocPath(finding.rule),
  }));
  return `${JSON.stringify({ version: 1, ...counts, findings: rows, problems }, replaceSentences, 2)}\n`;
}
