import type { Outcome } from '../budget/verdict.ts';
import type { Report } from '../check/report.ts';
import { sayProblem } from '../text/problem.ts';
import { sentence } from '../text/sentence.ts';
import { isTiny, presentFinding, presentSaving } from './present-finding.ts';
import { presentBreach } from './present-outcome.ts';
import { presentTotals } from './present-totals.ts';
import { listNames, name, quote, say, type Words } from './words.ts';
import { costAdded, worstPrompt } from './worst-prompt.ts';

export type Annotation = {
  readonly kind: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly words: Words;
  readonly path?: string;
  readonly line?: number;
  /** The rule that found it, and what tells it from other findings. */
  readonly rule?: string;
  readonly fingerprint?: string;
};

/** What is worth a line beside the code, worst first within each kind. */
export function annotate(report: Report): readonly Annotation[] {
  const { verdict, problems } = report;
  return [
    ...verdict.outcomes.flatMap((outcome) => ofOutcome(outcome, report)),
    ...problems.map((problem): Annotation => ({
      kind: 'warning',
      title: 'Promptfare: file problem',
      words: [quote(sayProblem(problem))],
      path: problem.path,
      ...(problem.position && { line: problem.position.line }),
    })),
    ...dearerPrompts(report),
    ...newFindings(report),
  ];
}

function ofOutcome(outcome: Outcome, report: Report): readonly Annotation[] {
  const { enforce, onUnmeasured } = report.measured.rules.gate;
  const { severity } = outcome.budget;
  if (severity === 'info') return [];
  const blocks = severity === 'fail' && enforce;
  if (outcome.kind === 'breach') return [ofBreach(outcome, report, blocks ? 'error' : 'warning')];
  if (outcome.kind !== 'unmeasured') return [];
  const isFatal = blocks && onUnmeasured === 'fail';
  const [reason = sentence`nothing was measured`] = outcome.reasons;
  const words = say`Budget ${name(outcome.budget.name)} could not be measured: ${quote(reason)}.`;
  return [{ kind: isFatal ? 'error' : 'warning', title: 'Promptfare: not measured', words }];
}

function ofBreach(
  outcome: Extract<Outcome, { kind: 'breach' }>,
  report: Report,
  kind: 'error' | 'warning',
): Annotation {
  const path = worstPrompt(outcome, report)?.path;
  const words = presentBreach(outcome, report.verdict.wouldBlock);
  return { kind, title: 'Promptfare: over budget', words, ...(path !== undefined && { path }) };
}

function dearerPrompts({ suites }: Report): readonly Annotation[] {
  return suites
    .flatMap(({ prompts }) => prompts)
    .filter((prompt) => prompt.kind === 'changed' && costAdded(prompt) > 0)
    .toSorted((a, b) => costAdded(b) - costAdded(a))
    .map(({ promptId, path, baseline, head, models }): Annotation => {
      const { change, inputTokens } = presentTotals(baseline, head);
      return {
        kind: 'notice',
        title: 'Promptfare: costs more',
        words: say`${name(promptId)} (${listNames(models.head)}): ${change} per run, ${inputTokens} input tokens`,
        path,
      };
    });
}

/** Findings block nothing, so that none is an error; what is too small for a person is left out. */
function newFindings({ findings }: Report): readonly Annotation[] {
  const shown = findings?.found.filter((finding) => !isTiny(finding)) ?? [];
  return shown.map((finding): Annotation => {
    const { severity, rule, path, position, fingerprint } = finding;
    const saving = presentSaving(finding);
    const text = presentFinding(finding);
    return {
      kind: severity === 'info' ? 'notice' : 'warning',
      title: `Promptfare: ${rule}`,
      words: [quote(saving === '' ? text : `${text} (${saving})`)],
      path,
      ...(position && { line: position.line }),
      rule,
      fingerprint,
    };
  });
}
