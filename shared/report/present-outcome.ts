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
import { name, quote, say, type Words } from './words.ts';

/** A budget's state in a table cell: limit and use always, and no limit hidden by rounding. */
export function presentOutcomeCell(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'breach':
      return `over: ${presentFirstLimit(outcome)}`;
    case 'approved':
      return `approved over: ${presentFirstLimit(outcome)}`;
    case 'already-over':
      return `already over before this change: ${presentUse(outcome)}`;
    case 'near':
      return `near: ${presentUse(outcome)}`;
    case 'within':
    case 'new':
      return `ok ${presentUse(outcome)}`.trim();
    case 'unmeasured':
      return 'not measured';
    case 'orphaned':
      return 'holds nothing';
  }
}

/** A breach as a sentence: which budget, by how much, and what its owner says. */
export function presentBreach(
  outcome: Extract<Outcome, { kind: 'breach' }>,
  wouldBlock: boolean,
): Words {
  const { budget, outgrownApproval } = outcome;
  const outgrown = outgrownApproval
    ? say` The approval by ${quote(outgrownApproval.by)} reaches ${formatUpTo(budget, outgrownApproval)} only.`
    : '';
  const message = budget.message === undefined ? '' : say` ${quote(budget.message)}`;
  return say`${breachWords(budget, wouldBlock)} ${name(budget.name)}: ${metricName(budget.metric)} ${presentIncrease(outcome)}${presentLimits(outcome)}.${outgrown}${message}`;
}

function breachWords({ severity }: Budget, wouldBlock: boolean): string {
  if (severity !== 'fail') return 'Over';
  return wouldBlock ? 'Would be blocked by' : 'Blocked by';
}

/** An approval as a sentence: who, why, up to what, until when. */
export function presentApproval({
  budget,
  approval,
  breaches,
}: Extract<Outcome, { kind: 'approved' }>): Words {
  const upTo = approval.upTo === undefined ? '' : ` up to ${formatUpTo(budget, approval)}`;
  const until = approval.expires === undefined ? '' : ` until ${approval.expires}`;
  const [breach] = breaches;
  return say`Over ${name(budget.name)} (${formatMetric(budget.metric, breach.actual)}), approved${upTo}${until} by ${quote(approval.by)} (${approval.source}${presentTime(approval)}): ${quote(approval.reason)}`;
}

/** `, 2026-11-22 09:30 UTC`. */
function presentTime({ at }: Approval): string {
  return at === undefined ? '' : `, ${at.slice(0, 16).replace('T', ' ')} UTC`;
}

function formatUpTo(budget: Budget, { upTo }: Approval): string {
  return upTo === undefined ? 'no amount' : formatMetricLimit(budget.metric, upTo);
}

/** In a cell the first limit is enough; the sentence above the table has them all. */
function presentFirstLimit({ budget, breaches }: Over): string {
  return presentLimit(budget, breaches[0]);
}

/** A budget that is nearly used up, as a sentence. */
export function presentNear(outcome: Extract<Outcome, { kind: 'near' }>): Words {
  const { budget } = outcome;
  return say`${name(budget.name)} is at ${presentUse(outcome)} (${metricName(budget.metric)}).`;
}

type Over = Extract<Outcome, { kind: 'breach' | 'approved' }>;

/** Each limit that is exceeded: `$0.027 of max $0.025`, `allowed +10 % and +$0.001`. */
function presentLimits({ budget, breaches }: Over): string {
  return breaches.map((breach) => presentLimit(budget, breach)).join('; ');
}

function presentLimit({ metric, max, maxIncrease }: Budget, { limit, actual }: Breach): string {
  if (limit === 'max' && max !== undefined) {
    return `${formatMetricApart(metric, actual, max)[0]} of max ${formatMetricLimit(metric, max)}`;
  }
  const parts = [
    ...(maxIncrease?.ratio === undefined ? [] : [`+${formatRatio(maxIncrease.ratio)}`]),
    ...(maxIncrease?.absolute === undefined
      ? []
      : [`+${formatMetricLimit(metric, maxIncrease.absolute)}`]),
  ];
  return `allowed ${parts.join(maxIncrease?.match === 'any' ? ' or ' : ' and ')}`;
}

/** `+$0.0041 (+18.2 %), ` for a head with a baseline, else nothing. */
function presentIncrease({ budget, baseline, head }: Outcome): string {
  if (baseline === undefined || head === undefined) return '';
  const ratio = ratioAdded(baseline, head);
  const added = formatMetricDelta(budget.metric, head - baseline);
  return ratio === undefined ? `${added}, ` : `${added} (${formatRatioDelta(ratio)}), `;
}

function presentUse({ budget, usedRatio }: Outcome): string {
  if (usedRatio === undefined || budget.max === undefined) return '';
  return `${formatRatio(usedRatio)} of ${formatMetricLimit(budget.metric, budget.max)}`;
}
