import type { Approval, Budget } from '../budget/budget.ts';
import type { Breach, Outcome } from '../budget/verdict.ts';
import { formatRatio, formatRatioDelta, ratioAdded } from './format-ratio.ts';
import {
  formatMetric,
  formatMetricApart,
  formatMetricDelta,
  formatMetricLimit,
  metricName,
} from './metric-words.ts';
import { APPROVAL_SOURCES } from './approval-sources.ts';
import { joinWords, name, quote, say, type Words } from './words.ts';

/** A budget's state in a table cell: limit and use always, and no limit hidden by rounding. */
export function presentOutcomeCell(outcome: Outcome): Words {
  switch (outcome.kind) {
    case 'breach':
      return say`over: ${presentFirstLimit(outcome)}`;
    case 'approved':
      return say`approved over: ${presentFirstLimit(outcome)}`;
    case 'already-over':
      return say`already over before this change: ${presentUse(outcome)}`;
    case 'near':
      return say`near: ${presentUse(outcome)}`;
    case 'within':
    case 'new':
      return hasUse(outcome) ? say`ok ${presentUse(outcome)}` : say`ok`;
    case 'unmeasured':
      return say`not measured`;
    case 'orphaned':
      return say`holds nothing`;
  }
}

/** A breach as a sentence: which budget, by how much, and what its owner says. */
export function presentBreach(
  outcome: Extract<Outcome, { kind: 'breach' }>,
  wouldBlock: boolean,
): Words {
  const { budget, outgrownApproval } = outcome;
  const { message } = budget;
  return joinWords(
    [
      breachWords(outcome, wouldBlock),
      ...(outgrownApproval
        ? [
            say`The approval by ${quote(outgrownApproval.by)} reaches ${formatUpTo(budget, outgrownApproval)} only.`,
          ]
        : []),
      ...(message === undefined ? [] : [[quote(message)]]),
    ],
    [' '],
  );
}

function breachWords(outcome: Extract<Outcome, { kind: 'breach' }>, wouldBlock: boolean): Words {
  const { budget } = outcome;
  const [metric, increase] = [metricName(budget.metric), presentIncrease(outcome)];
  const limits = presentLimits(outcome);
  const body =
    increase === undefined ? [...metric, ' ', ...limits] : say`${metric} ${increase}, ${limits}`;
  if (budget.severity !== 'fail') return say`Over ${name(budget.name)}: ${body}.`;
  return wouldBlock
    ? say`Would be blocked by ${name(budget.name)}: ${body}.`
    : say`Blocked by ${name(budget.name)}: ${body}.`;
}

/** An approval as a sentence: who, why, up to what, until when. */
export function presentApproval({
  budget,
  approval,
  breaches,
}: Extract<Outcome, { kind: 'approved' }>): Words {
  const upTo = approval.upTo === undefined ? '' : say` up to ${formatUpTo(budget, approval)}`;
  const until = approval.expires === undefined ? '' : say` until ${approval.expires}`;
  const [breach] = breaches;
  return say`Over ${name(budget.name)} (${formatMetric(budget.metric, breach.actual)}), approved${upTo}${until} by ${quote(approval.by)} (${presentSource(approval)}): ${quote(approval.reason)}`;
}

/** `command, 2026-11-22 09:30 UTC`. */
function presentSource({ source, at }: Approval): Words {
  const words = APPROVAL_SOURCES[source];
  return at === undefined ? words : say`${words}, ${at.slice(0, 16).replace('T', ' ')} UTC`;
}

function formatUpTo(budget: Budget, { upTo }: Approval): Words {
  return upTo === undefined ? say`no amount` : [formatMetricLimit(budget.metric, upTo)];
}

/** In a cell the first limit is enough; the sentence above the table has them all. */
function presentFirstLimit({ budget, breaches }: Over): Words {
  return presentLimit(budget, breaches[0]);
}

/** A budget that is nearly used up, as a sentence. */
export function presentNear(outcome: Extract<Outcome, { kind: 'near' }>): Words {
  const { budget } = outcome;
  return say`${name(budget.name)} is at ${presentUse(outcome)} (${metricName(budget.metric)}).`;
}

type Over = Extract<Outcome, { kind: 'breach' | 'approved' }>;

/** Each limit that is exceeded: `$0.027 of max $0.025`, `allowed +10 % and +$0.001`. */
function presentLimits({ budget, breaches }: Over): Words {
  return joinWords(
    breaches.map((breach) => presentLimit(budget, breach)),
    say`; `,
  );
}

function presentLimit({ metric, max, maxIncrease }: Budget, { limit, actual }: Breach): Words {
  if (limit === 'max' && max !== undefined) {
    const [value] = formatMetricApart(metric, actual, max);
    return say`${value} of max ${formatMetricLimit(metric, max)}`;
  }
  const parts: readonly Words[] = [
    ...(maxIncrease?.ratio === undefined ? [] : [[`+${formatRatio(maxIncrease.ratio)}`]]),
    ...(maxIncrease?.absolute === undefined
      ? []
      : [[`+${formatMetricLimit(metric, maxIncrease.absolute)}`]]),
  ];
  return say`allowed ${joinWords(parts, maxIncrease?.match === 'any' ? say` or ` : say` and `)}`;
}

/** `+$0.0041 (+18.2 %)` for a head with a baseline. */
function presentIncrease({ budget, baseline, head }: Outcome): string | undefined {
  if (baseline === undefined || head === undefined) return undefined;
  const ratio = ratioAdded(baseline, head);
  const added = formatMetricDelta(budget.metric, head - baseline);
  return ratio === undefined ? added : `${added} (${formatRatioDelta(ratio)})`;
}

function presentUse({ budget, usedRatio }: Outcome): Words {
  if (usedRatio === undefined || budget.max === undefined) return [];
  return say`${formatRatio(usedRatio)} of ${formatMetricLimit(budget.metric, budget.max)}`;
}

function hasUse({ budget, usedRatio }: Outcome): boolean {
  return usedRatio !== undefined && budget.max !== undefined;
}
