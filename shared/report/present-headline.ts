import type { Verdict, VerdictState } from '../budget/verdict.ts';
import type { Report, SideTotal } from '../check/report.ts';
import { formatTokensDelta, formatCount } from './format-tokens.ts';
import { formatUsd, formatUsdDelta } from './format-usd.ts';
import { presentContextSummary } from './present-context.ts';
import { presentChange } from './present-totals.ts';

/** The closed vocabulary of the first line: greppable words, and a mark for the eye. */
const STATES: {
  readonly [state in VerdictState]: { readonly words: string; readonly icon: string };
} = {
  'no-change': { words: 'No change', icon: '✅' },
  cheaper: { words: 'Cheaper', icon: '✅' },
  'costs-more': { words: 'Costs more, within budget', icon: 'ℹ️' },
  warning: { words: 'Warning, over soft budget', icon: '⚠️' },
  blocked: { words: 'Blocked, over budget', icon: '⛔' },
  approved: { words: 'Approved over budget', icon: '☑️' },
  'not-comparable': { words: 'Not comparable, no baseline', icon: 'ℹ️' },
  'could-not-measure': { words: 'Could not measure', icon: '❓' },
};

export function presentState({ state, wouldBlock }: Pick<Verdict, 'state' | 'wouldBlock'>): {
  readonly words: string;
  readonly icon: string;
} {
  const { words, icon } = STATES[state];
  return { words: wouldBlock ? `${words} (gate is not enforced)` : words, icon };
}

/**
 * The change in one line: per month where all traffic is known, for that is the bill; then per run and in tokens, and
 * per 1,000 calls where the traffic is not known.
 */
export function presentSummary(report: Report): string {
  const { total, suites, comparison } = report;
  const { baseline, head, trafficSuiteCount, suiteCount } = total;
  const onlyContext = suites.length === 0 ? presentContextSummary(report) : undefined;
  if (onlyContext !== undefined) return `${onlyContext[0]?.toUpperCase()}${onlyContext.slice(1)}`;
  if (comparison.kind === 'no-baseline') return presentHeadOnly(head, suites.length);
  const perRun = costSummary(total);
  const perMonth = monthSummary(report);
  const leads = trafficSuiteCount === suiteCount && suiteCount > 1;
  const pieces = leads ? [perMonth, perRun] : [perRun, perMonth];
  const known = [...pieces, tokenSummary(baseline, head)].filter((piece) => piece !== undefined);
  return known.length === 0 ? 'Nothing could be measured.' : known.join(' · ');
}

function presentHeadOnly(head: SideTotal, suiteCount: number): string {
  if (head.costPerRunUsd === undefined) return 'No cost is known.';
  const runs =
    suiteCount === 1 ? 'per run' : `for one run of each of ${formatCount(suiteCount)} suites`;
  return `${formatUsd(head.costPerRunUsd)} ${runs}`;
}

function costSummary({ baseline, head, suiteCount }: Report['total']): string | undefined {
  if (baseline.costPerRunUsd === undefined || head.costPerRunUsd === undefined) return undefined;
  const change = presentChange(baseline.costPerRunUsd, head.costPerRunUsd, '');
  return `${change} ${runWords(suiteCount)}`;
}

function runWords(suiteCount: number): string {
  return suiteCount === 1 ? 'per run' : `for one run of each of ${formatCount(suiteCount)} suites`;
}

function tokenSummary(baseline: SideTotal, head: SideTotal): string | undefined {
  const input = difference(baseline.inputTokens, head.inputTokens);
  const output = difference(baseline.outputTokens, head.outputTokens);
  if (input === undefined) return undefined;
  const inputWords = `${formatTokensDelta(input)} input`;
  return output === undefined
    ? `${inputWords} tokens`
    : `${inputWords} and ${formatTokensDelta(output)} output tokens`;
}

function monthSummary({ total, suites }: Report): string | undefined {
  const { baseline, head, trafficSuiteCount, suiteCount } = total;
  const perMonth = difference(baseline.costPerMonthUsd, head.costPerMonthUsd);
  if (perMonth !== undefined) {
    const calls = suites.length === 1 ? suites[0]?.suite.traffic?.callsPerMonth : undefined;
    const at = calls === undefined ? '' : ` at ${formatCount(calls)} calls`;
    const scope =
      trafficSuiteCount === suiteCount ? '' : ` (${trafficSuiteCount} of ${suiteCount} suites)`;
    const change = presentChange(baseline.costPerMonthUsd, head.costPerMonthUsd, '');
    return `about ${change} per month${at}${scope}`;
  }
  const perRun = difference(baseline.costPerRunUsd, head.costPerRunUsd);
  if (perRun === undefined || perRun === 0) return undefined;
  return `${formatUsdDelta(perRun * 1000)} per 1,000 calls`;
}

function difference(before: number | undefined, after: number | undefined): number | undefined {
  return before === undefined || after === undefined ? undefined : after - before;
}
