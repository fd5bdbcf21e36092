import type { Budget, Metric } from '../budget/budget.ts';
import type { MeasuredScope } from '../budget/verdict.ts';
import type { ContextDelta } from '../diff/context-delta.ts';
import type { SuiteDelta } from '../diff/suite-delta.ts';
import {
  meanCostNanoUsd,
  meanInputTokens,
  meanOutputTokens,
  pairedMeasurements,
  totalOf,
  type Totals,
} from '../diff/totals.ts';
import { parseModelId } from '../model/parse-model-id.ts';
import { toUsd } from '../pricing/money.ts';
import type { CaseDelta } from '../replay/case-delta.ts';
import { globMatcher } from '../text/match-glob.ts';
import { sentence, type Sentence } from '../text/sentence.ts';
import { highestContext } from './context-total.ts';

/** The value of every budget's metric on both sides. */
export function measureScopes(
  budgets: readonly Budget[],
  suites: readonly SuiteDelta[],
  context: ContextDelta | undefined,
): readonly MeasuredScope[] {
  return budgets.map((budget) =>
    budget.metric === 'context_tokens'
      ? measureContextScope(budget, context)
      : measureScope(budget, budget.metric, suites),
  );
}

function measureContextScope(budget: Budget, context: ContextDelta | undefined): MeasuredScope {
  if (!context) return { budget, unmeasured: [sentence`the context files were not read`] };
  const unmeasured = context.unreadPaths.map((path) => sentence`\`${path}\` could not be read`);
  return {
    budget,
    ...highestContext(context),
    ...(unmeasured.length > 0 && { unmeasured }),
  };
}

/** Metrics that suites have. */
type SuiteMetric = Exclude<Metric, 'context_tokens'>;

function measureScope(
  budget: Budget,
  metric: SuiteMetric,
  all: readonly SuiteDelta[],
): MeasuredScope {
  const suites = suitesInScope(budget, all);
  if (suites.length === 0) return { budget, removed: true };
  const reasons = suites.flatMap((delta) =>
    unmeasuredReasons(metric, delta).map((reason) => sentence`\`${delta.suite.name}\`: ${reason}`),
  );
  const baseline = sumOfSuites(metric, suites, 'baseline');
  const head = sumOfSuites(metric, suites, 'head');
  return {
    budget,
    ...(baseline !== undefined && { baseline }),
    ...(head !== undefined && { head }),
    ...(reasons.length > 0 && { unmeasured: reasons }),
  };
}

/** The suites a budget holds, cut down to the cases it speaks of. A suite that was removed holds nothing any more. */
function suitesInScope({ scope }: Budget, suites: readonly SuiteDelta[]): readonly SuiteDelta[] {
  switch (scope.kind) {
    case 'total':
      return suites;
    case 'suite':
      return suites.filter((delta) => delta.suite.name === scope.suite);
    case 'tag':
      return suites.filter((delta) => delta.suite.tags.includes(scope.tag));
    case 'prompts': {
      const matches = globMatcher([scope.glob]);
      const pathOf = new Map(
        suites.flatMap(({ prompts }) => prompts.map((prompt) => [prompt.promptId, prompt.path])),
      );
      return narrow(suites, ({ promptId }) => matches(pathOf.get(promptId) ?? promptId));
    }
    case 'model': {
      const { name } = parseModelId(scope.model);
      return narrow(suites, (delta) => headModelName(delta) === name);
    }
  }
}

function narrow(
  suites: readonly SuiteDelta[],
  isInScope: (delta: CaseDelta) => boolean,
): readonly SuiteDelta[] {
  return suites.flatMap((suite) => {
    const cases = suite.cases.filter(isInScope);
    if (cases.length === 0) return [];
    const { baseline, head } = pairedMeasurements(cases);
    const added = cases.flatMap((delta) => (delta.kind === 'added' ? [delta.head] : []));
    const { baseline: _baseline, head: _head, ...rest } = suite;
    if (head.length > 0)
      return [{ ...rest, cases, baseline: totalOf(baseline), head: totalOf(head) }];
    return added.length > 0 ? [{ ...rest, cases, head: totalOf(added) }] : [];
  });
}

function headModelName(delta: CaseDelta): string | undefined {
  if (delta.kind === 'unmeasured') return undefined;
  return (delta.kind === 'removed' ? delta.baseline : delta.head).model?.name;
}

/** Why a suite's part of the metric is not known or not whole. */
function unmeasuredReasons(
  metric: SuiteMetric,
  { kind, head, unmeasured, unpricedModels }: SuiteDelta,
): readonly Sentence[] {
  if (unmeasured.length > 0) return unmeasured;
  if (kind === 'removed') return [];
  if (!head) return [sentence`nothing was measured`];
  if (metric === 'input_tokens') return [];
  if (head.outputCaseCount === 0) return [sentence`no output tokens are recorded`];
  if (metric === 'output_tokens' || metric === 'total_tokens' || head.pricedCaseCount > 0)
    return [];
  return [
    unpricedModels.length > 0
      ? sentence`no price for ${unpricedModels.join(', ')}`
      : sentence`no cost is known`,
  ];
}

/** Per run, costs and tokens of suites add up: one run of each. Absent when no suite has the side. */
function sumOfSuites(
  metric: SuiteMetric,
  suites: readonly SuiteDelta[],
  side: 'baseline' | 'head',
): number | undefined {
  let sum: number | undefined;
  for (const delta of suites) {
    const totals = delta[side];
    const value = totals && valueOf(metric, totals, delta);
    if (value !== undefined) sum = (sum ?? 0) + value;
  }
  return sum;
}

function valueOf(metric: SuiteMetric, totals: Totals, { suite }: SuiteDelta): number | undefined {
  const cost = meanCostNanoUsd(totals);
  switch (metric) {
    case 'cost_per_run':
      return cost === undefined ? undefined : toUsd(cost);
    case 'cost_per_month':
      return cost === undefined || !suite.traffic
        ? undefined
        : toUsd(cost) * suite.traffic.callsPerMonth;
    case 'input_tokens':
      return meanInputTokens(totals);
    case 'output_tokens':
      return meanOutputTokens(totals);
    case 'total_tokens':
      return add(meanInputTokens(totals), meanOutputTokens(totals));
  }
}

function add(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}
