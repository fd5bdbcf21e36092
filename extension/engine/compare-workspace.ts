import type { Outcome } from '../../shared/budget/verdict.ts';
import { unitOf } from '../../shared/budget/judge-budget.ts';
import type { Comparison, Report } from '../../shared/check/report.ts';
import type { SideCache } from '../../shared/check/side-cache.ts';
import type { SuiteDelta } from '../../shared/diff/suite-delta.ts';
import { meanCostNanoUsd, meanInputTokens, type Totals } from '../../shared/diff/totals.ts';
import { multiplyByCalls, toUsd } from '../../shared/pricing/money.ts';
import { sentence, type TranslateTemplate } from '../../shared/text/sentence.ts';
import { onlyKnown } from '../../shared/text/only-known.ts';
import type { Language } from '../../shared/report/language.ts';
import { presentState, presentSummary } from '../../shared/report/present-headline.ts';
import { presentBreach } from '../../shared/report/present-outcome.ts';
import { renderHtml } from '../../shared/report/renderers/html.ts';
import { markdown } from '../../shared/report/renderers/markdown.ts';
import { qualityMark } from '../../shared/report/present-totals.ts';
import { plainText } from '../../shared/report/words.ts';
import { worstPrompt } from '../../shared/report/worst-prompt.ts';
import type { LoadVocabulary } from '../../shared/tokenizer/tokenizer.ts';
import { compareSides } from '../../shared/workspace/compare-sides.ts';
import { CONFIG_PATH } from '../../shared/workspace/read-config.ts';
import type {
  BrokenBudget,
  ComparedBudget,
  ComparedSuite,
  ComparedWorkspace,
} from './compared-workspace.ts';
import { findBudgetLines } from './config-overview.ts';
import type { Baseline, Folder } from './folder.ts';

export type CompareTools = {
  readonly now: Date;
  readonly loadVocabulary: LoadVocabulary;
  readonly cache: SideCache;
  /** Of everything in the answer but the Markdown, which is for pull requests. */
  readonly language: Language;
};

/** The report of a folder as it is in the editor, unsaved documents included, against its baseline. */
export async function compareWorkspace(
  { files, openBaseline }: Folder,
  tools: CompareTools,
): Promise<ComparedWorkspace> {
  const baseline = await openBaseline();
  const { language, ...checkTools } = tools;
  const { translate } = language;
  const report = await compareSides(
    {
      comparison: comparisonOf(baseline),
      head: files,
      renames: new Map(baseline?.changes.renames),
      ...(baseline && { baseline: baseline.files }),
    },
    { configPath: CONFIG_PATH, approvals: [], ...checkTools },
  );
  const configLines = await readBudgetLines(files);
  const label = baseline?.changes.label;
  return {
    state: report.verdict.state,
    headline: plainText(presentState(report.verdict).words, translate),
    summary: plainText(presentSummary(report), translate),
    ...(label !== undefined && { against: label }),
    suites: report.suites.map(comparedSuite),
    budgets: report.verdict.outcomes.map((outcome) => ({
      ...comparedBudget(outcome, report, translate),
      ...onlyKnown({ configLine: configLines.get(outcome.budget.name) }),
    })),
    html: renderHtml(report, { language }),
    markdown: markdown.render(report, { columns: 80, hasColors: false }),
  };
}

async function readBudgetLines(files: Folder['files']): Promise<ReadonlyMap<string, number>> {
  const content = await files.read(CONFIG_PATH);
  return content.kind === 'text' ? findBudgetLines(content.text) : new Map();
}

function comparisonOf(baseline: Baseline | undefined): Comparison {
  if (!baseline) {
    const reason = sentence`there is no commit to compare with`;
    return { kind: 'no-baseline', headCommit: undefined, reason };
  }
  const { commit, how } = baseline.changes;
  return { kind: 'compared', baselineCommit: commit, headCommit: undefined, how };
}

function comparedSuite({ suite, baseline, head, prompts, unmeasured }: SuiteDelta): ComparedSuite {
  const run = head && runUsd(head);
  const before = baseline && runUsd(baseline);
  const month = head && suite.traffic && monthUsd(head, suite.traffic.callsPerMonth);
  const inputTokens = head && meanInputTokens(head);
  return {
    name: suite.name,
    prompts: prompts.map(({ promptId }) => promptId),
    isEstimate: head !== undefined && qualityMark(head.quality) !== '',
    unmeasured,
    ...onlyKnown({
      runUsd: run,
      monthUsd: month,
      inputTokens,
      addedRunUsd: run === undefined || before === undefined ? undefined : run - before,
    }),
  };
}

function runUsd(totals: Totals): number | undefined {
  const cost = meanCostNanoUsd(totals);
  return cost === undefined ? undefined : toUsd(cost);
}

function monthUsd(totals: Totals, callsPerMonth: number): number | undefined {
  const cost = meanCostNanoUsd(totals);
  return cost === undefined ? undefined : toUsd(multiplyByCalls(cost, callsPerMonth));
}

function comparedBudget(
  outcome: Outcome,
  report: Report,
  translate: TranslateTemplate,
): ComparedBudget {
  const { budget, kind, head, usedRatio } = outcome;
  return {
    name: budget.name,
    kind,
    severity: budget.severity,
    unit: unitOf(budget.metric),
    ...(budget.scope.kind === 'suite' && { suite: budget.scope.suite }),
    ...(head !== undefined && { head }),
    ...(budget.max !== undefined && { max: budget.max }),
    ...(usedRatio !== undefined && { usedRatio }),
    ...(outcome.kind === 'breach' && { breach: breachOf(outcome, report, translate) }),
  };
}

function breachOf(
  outcome: Extract<Outcome, { kind: 'breach' }>,
  report: Report,
  translate: TranslateTemplate,
): BrokenBudget {
  const words = presentBreach(outcome, report.verdict.wouldBlock);
  const path = worstPrompt(outcome, report)?.path;
  return { words: plainText(words, translate), ...(path !== undefined && { path }) };
}
