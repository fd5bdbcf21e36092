import type { Verdict, VerdictState } from '../budget/verdict.ts';
import type { Report, SideTotal } from '../check/report.ts';
import { formatTokensDelta, formatCount } from './format-tokens.ts';
import { formatUsd, formatUsdDelta } from './format-usd.ts';
import { presentContextSummary } from './present-context.ts';
import { presentChange } from './present-totals.ts';
import { joinWords, say, type Words } from './words.ts';

/** The closed vocabulary of the first line: greppable words, and a mark for the eye. */
const STATES: {
  readonly [state in VerdictState]: { readonly words: Words; readonly icon: string };
} = {
  'no-change': { words: say`No change`, icon: '✅' },
  cheaper: { words: say`Cheaper`, icon: '✅' },
  'costs-more': { words: say`Costs more, within budget`, icon: 'ℹ️' },
  warning: { words: say`Warning, over soft budget`, icon: '⚠️' },
  blocked: { words: say`Blocked, over budget`, icon: '⛔' },
  approved: { words: say`Approved over budget`, icon: '☑️' },
  'not-comparable': { words: say`Not comparable, no baseline`, icon: 'ℹ️' },
  'could-not-measure': { words: say`Could not measure`, icon: '❓' },
};

export function presentState({ state, wouldBlock }: Pick<Verdict, 'state' | 'wouldBlock'>): {
  readonly words: Words;
  readonly icon: string;
} {
  const { words, icon } = STATES[state];
  return { words: wouldBlock ? say`${words} (gate is not enforced)` : words, icon };
}

/**
 * The change in one line: per month where all traffic is known, for that is the bill; then per run and in tokens, and
 * per 1,000 calls where the traffic is not known.
 */
export function presentSummary(report: Report): Words {
  const { total, suites, comparison } = report;
  const { baseline, head, trafficSuiteCount, suiteCount } = total;
  const onlyContext = suites.length === 0 ? presentContextSummary(report) : undefined;
  if (onlyContext) return onlyContext;
  if (comparison.kind === 'no-baseline') return presentHeadOnly(head, suites.length);
  const perRun = costSummary(total);
  const perMonth = monthSummary(report);
  const leads = trafficSuiteCount === suiteCount && suiteCount > 1;
  const pieces = leads ? [perMonth, perRun] : [perRun, perMonth];
  const known = [...pieces, tokenSummary(baseline, head)].filter((piece) => piece !== undefined);
  return known.length === 0 ? say`Nothing could be measured.` : joinWords(known, [' · ']);
}

function presentHeadOnly(head: SideTotal, suiteCount: number): Words {
  if (head.costPerRunUsd === undefined) return say`No cost is known.`;
  return perRunWords(formatUsd(head.costPerRunUsd), suiteCount);
}

function costSummary({ baseline, head, suiteCount }: Report['total']): Words | undefined {
  if (baseline.costPerRunUsd === undefined || head.costPerRunUsd === undefined) return undefined;
  return perRunWords(presentChange(baseline.costPerRunUsd, head.costPerRunUsd, ''), suiteCount);
}

function perRunWords(figure: string, suiteCount: number): Words {
  return suiteCount === 1
    ? say`${figure} per run`
    : say`${figure} for one run of each of ${formatCount(suiteCount)} suites`;
}

function tokenSummary(baseline: SideTotal, head: SideTotal): Words | undefined {
  const input = difference(baseline.inputTokens, head.inputTokens);
  const output = difference(baseline.outputTokens, head.outputTokens);
  if (input === undefined) return undefined;
  return output === undefined
    ? say`${formatTokensDelta(input)} input tokens`
    : say`${formatTokensDelta(input)} input and ${formatTokensDelta(output)} output tokens`;
}

function monthSummary({ total, suites }: Report): Words | undefined {
  const { baseline, head, trafficSuiteCount, suiteCount } = total;
  const perMonth = difference(baseline.costPerMonthUsd, head.costPerMonthUsd);
  if (perMonth !== undefined) {
    const calls = suites.length === 1 ? suites[0]?.suite.traffic?.callsPerMonth : undefined;
    const at = calls === undefined ? '' : say` at ${formatCount(calls)} calls`;
    const scope =
      trafficSuiteCount === suiteCount
        ? ''
        : say` (${String(trafficSuiteCount)} of ${String(suiteCount)} suites)`;
    const change = presentChange(baseline.costPerMonthUsd, head.costPerMonthUsd, '');
    return say`about ${change} per month${at}${scope}`;
  }
  const perRun = difference(baseline.costPerRunUsd, head.costPerRunUsd);
  if (perRun === undefined || perRun === 0) return undefined;
  return say`${formatUsdDelta(perRun * 1000)} per 1,000 calls`;
}

function difference(before: number | undefined, after: number | undefined): number | undefined {
  return before === undefined || after === undefined ? undefined : after - before;
}
