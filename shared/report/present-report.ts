import { isChanged } from '../check/total-delta.ts';
import { outcomesOf } from '../check/order-suites.ts';
import type { Outcome } from '../budget/verdict.ts';
import type { Report } from '../check/report.ts';
import type { PromptDelta } from '../diff/prompt-delta.ts';
import type { SuiteDelta } from '../diff/suite-delta.ts';
import { sayProblem } from '../text/problem.ts';
import { type CaseRow, countChanged, presentCases } from './present-cases.ts';
import { presentCaveat } from './present-caveat.ts';
import { type ContextView, presentContext } from './present-context.ts';
import { presentState, presentSummary } from './present-headline.ts';
import { presentFooter, presentMethod } from './present-method.ts';
import { type FindingsView, presentNewFindings } from './present-new-findings.ts';
import {
  presentApproval,
  presentBreach,
  presentNear,
  presentOutcomeCell,
} from './present-outcome.ts';
import { type Figures, presentTotals, UNKNOWN } from './present-totals.ts';
import { joinWords, quote, say, type Words } from './words.ts';
import { formatTokens } from './format-tokens.ts';
import { metricName, formatMetric } from './metric-words.ts';

export type SuiteRow = Figures & { readonly suite: string; readonly budget: Words };

export type PromptRow = Figures & {
  readonly promptId: string;
  readonly path: string;
  readonly models: string;
};

type BudgetRow = {
  readonly budget: string;
  readonly metric: Words;
  readonly value: string;
  readonly state: Words;
};

/** A report in words and formatted figures; renderers only lay it out. */
export type ReportView = {
  readonly state: { readonly words: Words; readonly icon: string };
  readonly summary: Words;
  /** Breaches and approvals, then caveats, each one sentence. */
  readonly notes: readonly Words[];
  readonly changedSuites: readonly SuiteRow[];
  readonly unchangedSuites: readonly SuiteRow[];
  readonly prompts: readonly PromptRow[];
  /** The cases worth a row, from every prompt that has changed ones. */
  readonly cases: readonly CaseRow[];
  readonly changedCaseCount: number;
  readonly budgets: readonly BudgetRow[];
  /** Absent where the change does not touch what coding agents read, and no budget speaks of it. */
  readonly context?: ContextView;
  /** The waste that the change adds; absent when there is none, or nobody looked for it. */
  readonly findings?: FindingsView;
  readonly problems: readonly Words[];
  readonly method: readonly Words[];
  readonly footer: Words;
};

export function presentReport(report: Report): ReportView {
  const { verdict, suites, caveats, problems, noise } = report;
  const isShown = (suite: SuiteDelta): boolean =>
    isChanged(suite, noise) || suite.unmeasured.length > 0 || hasBreach(suite, report);
  const findings = presentNewFindings(report);
  const context = presentContext(report);
  return {
    state: presentState(verdict),
    summary: presentSummary(report),
    notes: [...presentOutcomes(report), ...caveats.flatMap(presentCaveat)],
    changedSuites: suites.filter(isShown).map((suite) => suiteRow(suite, report)),
    unchangedSuites: suites
      .filter((suite) => !isShown(suite))
      .map((suite) => suiteRow(suite, report)),
    prompts: suites.flatMap(({ prompts }) => prompts.filter(isPromptShown).map(promptRow)),
    cases: presentCases(suites, report.maxRows),
    changedCaseCount: countChanged(suites),
    budgets: budgetRows(report),
    ...(context && { context }),
    ...(findings && { findings }),
    problems: problems.map((problem) => [quote(sayProblem(problem))]),
    method: presentMethod(report),
    footer: presentFooter(report),
  };
}

function hasBreach(suite: SuiteDelta, { verdict }: Report): boolean {
  return outcomesOf(suite, verdict).some(({ kind }) => kind === 'breach' || kind === 'approved');
}

/** Breaches that block, then the others, approvals, and what is nearly used up. */
function presentOutcomes({ verdict }: Report): readonly Words[] {
  const { outcomes, wouldBlock } = verdict;
  const breaches = outcomes.filter((outcome) => outcome.kind === 'breach');
  return [
    ...breaches.filter(isBlocking).map((outcome) => presentBreach(outcome, wouldBlock)),
    ...breaches
      .filter((outcome) => !isBlocking(outcome))
      .map((outcome) => presentBreach(outcome, wouldBlock)),
    ...outcomes.filter((outcome) => outcome.kind === 'approved').map(presentApproval),
    ...outcomes.filter((outcome) => outcome.kind === 'near').map(presentNear),
  ];
}

function isBlocking({ budget }: Outcome): boolean {
  return budget.severity === 'fail';
}

function suiteRow(suite: SuiteDelta, { verdict }: Report): SuiteRow {
  return {
    suite: suite.suite.name,
    ...presentTotals(suite.baseline, suite.head),
    budget: joinWords(outcomesOf(suite, verdict).map(presentOutcomeCell), say`; `),
  };
}

function isPromptShown({ kind, isEdited }: PromptDelta): boolean {
  return isEdited || kind === 'added' || kind === 'removed' || kind === 'changed';
}

function promptRow(delta: PromptDelta): PromptRow {
  const { promptId, path, baseline, head, models, fixedTokens, kind } = delta;
  const figures = presentTotals(baseline, head);
  const shown = models.head.length > 0 ? models.head : models.baseline;
  const isReplaced = models.baseline.length > 0 && models.baseline.join() !== models.head.join();
  return {
    promptId,
    path,
    ...figures,
    ...(fixedTokens && { inputTokens: presentFixedTokens(delta) }),
    ...(kind === 'removed' && { change: say`removed` }),
    models:
      isReplaced && models.head.length > 0
        ? `${models.baseline.join(', ')} → ${models.head.join(', ')}`
        : shown.join(', '),
  };
}

/** A side whose text a program makes is not known. */
function presentFixedTokens({ fixedTokens, isNew, kind }: PromptDelta): Words {
  const shown = [
    ...(isNew ? [] : [fixedTokens?.baseline]),
    ...(kind === 'removed' ? [] : [fixedTokens?.head]),
  ].map((tokens) => (tokens === undefined ? UNKNOWN : formatTokens(tokens)));
  return say`${[...new Set(shown)].join(' → ')} fixed`;
}

function budgetRows({ verdict }: Report): readonly BudgetRow[] {
  return verdict.outcomes.map((outcome) => ({
    budget: outcome.budget.name,
    metric: metricName(outcome.budget.metric),
    value: outcome.head === undefined ? '–' : formatMetric(outcome.budget.metric, outcome.head),
    state: presentOutcomeCell(outcome),
  }));
}
