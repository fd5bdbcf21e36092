import type { Outcome } from '../budget/verdict.ts';
import type { Caveat } from '../check/caveat.ts';
import type { NewFinding, NewFindings } from '../check/new-findings.ts';
import type { Comparison, Report, TotalDelta, UsedPrice } from '../check/report.ts';
import type { ContextDelta } from '../diff/context-delta.ts';
import type { PromptDelta } from '../diff/prompt-delta.ts';
import type { SuiteDelta } from '../diff/suite-delta.ts';
import { meanCostNanoUsd, meanInputTokens, meanOutputTokens, type Totals } from '../diff/totals.ts';
import { toUsd } from '../pricing/money.ts';
import type { CaseDelta } from '../replay/case-delta.ts';
import type { CaseMeasurement } from '../replay/case-measurement.ts';
import type { Problem } from '../text/problem.ts';
import type { Sentence } from '../text/sentence.ts';
import type { Quality } from '../tokenizer/quality.ts';
import { presentFinding, ruleDocPath } from './present-finding.ts';

/** Raised when a key changes its meaning or goes away; new keys come without. */
const REPORT_VERSION = 1;

/** The machine's form of a report, described by docs/schema/report.schema.json. USD and tokens, unrounded means per run. */
export type JsonReport = {
  readonly version: typeof REPORT_VERSION;
  readonly status: string;
  readonly exitCode: number;
  readonly wouldBlock: boolean;
  readonly comparison: Comparison;
  readonly total: TotalDelta;
  readonly suites: readonly JsonSuite[];
  readonly budgets: readonly JsonBudget[];
  readonly caveats: readonly Caveat[];
  readonly problems: readonly Problem[];
  readonly prices: readonly UsedPrice[];
  /** Absent where the change does not touch what coding agents read, and no budget speaks of it. */
  readonly context?: ContextDelta;
  /** Absent when nobody looked for waste. */
  readonly findings?: JsonFindings;
};

type JsonFindings = Omit<NewFindings, 'found'> & {
  readonly found: readonly (NewFinding & { readonly text: string; readonly help: string })[];
};

type JsonTotals = {
  readonly caseCount: number;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly costUsd?: number;
  readonly quality: Quality;
};

type JsonPrompt = {
  readonly id: string;
  readonly path: string;
  readonly kind: PromptDelta['kind'];
  readonly isNew: boolean;
  readonly isEdited: boolean;
  readonly models: PromptDelta['models'];
  readonly baseline?: JsonTotals;
  readonly head?: JsonTotals;
  readonly fixedTokens?: PromptDelta['fixedTokens'];
  readonly unmeasuredReasons: readonly Sentence[];
};

type JsonMeasurement = {
  readonly model?: string;
  readonly inputTokens: number;
  readonly outputTokens?: number;
  readonly costUsd?: number;
  readonly quality: Quality;
  readonly passed?: boolean;
};

type JsonCase = {
  readonly label: string;
  readonly promptId: string;
  readonly kind: CaseDelta['kind'];
  readonly baseline?: JsonMeasurement;
  readonly head?: JsonMeasurement;
  readonly reason?: Sentence;
};

type JsonSuite = {
  readonly name: string;
  readonly kind: SuiteDelta['kind'];
  readonly callsPerMonth?: number;
  readonly baseline?: JsonTotals;
  readonly head?: JsonTotals;
  readonly prompts: readonly JsonPrompt[];
  /** All cases but the unchanged ones. */
  readonly cases: readonly JsonCase[];
  readonly unchangedCaseCount: number;
  readonly unmeasured: readonly Sentence[];
  readonly unpricedModels: readonly string[];
};

type JsonBudget = Omit<Outcome, 'budget'> & {
  readonly name: string;
  readonly metric: string;
  readonly severity: string;
};

export function jsonReport(report: Report): JsonReport {
  const { verdict, comparison, total, suites, caveats, problems, prices } = report;
  return {
    version: REPORT_VERSION,
    status: verdict.state,
    exitCode: verdict.exitCode,
    wouldBlock: verdict.wouldBlock,
    comparison,
    total,
    suites: suites.map(jsonSuite),
    budgets: verdict.outcomes.map(({ budget, ...outcome }) => ({
      name: budget.name,
      metric: budget.metric,
      severity: budget.severity,
      ...outcome,
    })),
    caveats,
    problems,
    prices,
    ...(report.context && { context: report.context }),
    ...(report.findings && { findings: jsonFindings(report.findings) }),
  };
}

function jsonFindings({ found, ...counts }: NewFindings): JsonFindings {
  return {
    ...counts,
    found: found.map((finding) => ({
      ...finding,
      text: presentFinding(finding),
      help: ruleDocPath(finding.rule),
    })),
  };
}

function jsonSuite(delta: SuiteDelta): JsonSuite {
  const { suite, kind, prompts, cases, unmeasured, unpricedModels } = delta;
  const shown = cases.filter((one) => one.kind !== 'unchanged');
  return {
    name: suite.name,
    kind,
    ...(suite.traffic && { callsPerMonth: suite.traffic.callsPerMonth }),
    ...jsonSides(delta),
    prompts: prompts.map(jsonPrompt),
    cases: shown.map(jsonCase),
    unchangedCaseCount: cases.length - shown.length,
    unmeasured,
    unpricedModels,
  };
}

function jsonPrompt(delta: PromptDelta): JsonPrompt {
  const { promptId, path, kind, isNew, isEdited, models, fixedTokens, unmeasuredReasons } = delta;
  return {
    id: promptId,
    path,
    kind,
    isNew,
    isEdited,
    models,
    ...jsonSides(delta),
    ...(fixedTokens && { fixedTokens }),
    unmeasuredReasons,
  };
}

function jsonSides({ baseline, head }: { readonly baseline?: Totals; readonly head?: Totals }): {
  readonly baseline?: JsonTotals;
  readonly head?: JsonTotals;
} {
  return {
    ...(baseline && { baseline: jsonTotals(baseline) }),
    ...(head && { head: jsonTotals(head) }),
  };
}

function jsonTotals(totals: Totals): JsonTotals {
  const [inputTokens, outputTokens, cost] = [
    meanInputTokens(totals),
    meanOutputTokens(totals),
    meanCostNanoUsd(totals),
  ];
  return {
    caseCount: totals.caseCount,
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
    ...(cost !== undefined && { costUsd: toUsd(cost) }),
    quality: totals.quality,
  };
}

function jsonCase(delta: CaseDelta): JsonCase {
  return {
    label: delta.label,
    promptId: delta.promptId,
    kind: delta.kind,
    ...('baseline' in delta && { baseline: jsonMeasurement(delta.baseline) }),
    ...('head' in delta && { head: jsonMeasurement(delta.head) }),
    ...(delta.kind === 'unmeasured' && { reason: delta.reason }),
  };
}

function jsonMeasurement({
  model,
  costNanoUsd,
  hasPrice: _hasPrice,
  ...measured
}: CaseMeasurement): JsonMeasurement {
  return {
    ...(model && { model: model.written }),
    ...measured,
    ...(costNanoUsd !== undefined && { costUsd: toUsd(costNanoUsd) }),
  };
}
