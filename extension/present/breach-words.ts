import type { Breach } from '../../shared/budget/verdict.ts';
import type { Budget } from '../../shared/budget/budget.ts';
import { formatRatio, formatRatioDelta, ratioAdded } from '../../shared/report/format-ratio.ts';
import {
  formatMetricApart,
  formatMetricDelta,
  formatMetricLimit,
  metricName,
} from '../../shared/report/metric-words.ts';
import { stripControl } from '../../shared/report/strip-control.ts';
import type { BrokenBudget } from '../engine/compared-workspace.ts';
import type { Translate } from './words.ts';

/** A breach as a sentence: what `presentBreach` says, in the editor's language. */
export function breachWords(broken: BrokenBudget, t: Translate): string {
  const { budget, breaches } = broken.outcome;
  const limits = breaches.map((breach) => limitWords(budget, breach, t)).join('; ');
  const body = `${t(metricName(budget.metric))} ${increaseWords(broken.outcome)}${limits}`;
  const name = stripControl(budget.name);
  const { message } = budget;
  return [
    `${headOf(broken, t)(name, body)}${t('.')}`,
    ...outgrownWords(broken.outcome, t),
    ...(message === undefined ? [] : [stripControl(message)]),
  ].join(' ');
}

function headOf(
  { outcome, wouldBlock }: BrokenBudget,
  t: Translate,
): (name: string, body: string) => string {
  if (outcome.budget.severity !== 'fail') return (name, body) => t('Over {0}: {1}', name, body);
  return wouldBlock
    ? (name, body) => t('Would be blocked by {0}: {1}', name, body)
    : (name, body) => t('Blocked by {0}: {1}', name, body);
}

function outgrownWords(
  { budget, outgrownApproval }: BrokenBudget['outcome'],
  t: Translate,
): readonly string[] {
  if (!outgrownApproval) return [];
  const { upTo, by } = outgrownApproval;
  const reach = upTo === undefined ? t('no amount') : formatMetricLimit(budget.metric, upTo);
  return [t('The approval by {0} reaches {1} only.', stripControl(by), reach)];
}

/** `+$0.0041 (+18.2 %), ` for a head with a baseline, else nothing. */
function increaseWords({ budget, baseline, head }: BrokenBudget['outcome']): string {
  if (baseline === undefined || head === undefined) return '';
  const ratio = ratioAdded(baseline, head);
  const added = formatMetricDelta(budget.metric, head - baseline);
  return ratio === undefined ? `${added}, ` : `${added} (${formatRatioDelta(ratio)}), `;
}

function limitWords(
  { metric, max, maxIncrease }: Budget,
  { limit, actual }: Breach,
  t: Translate,
): string {
  if (limit === 'max' && max !== undefined) {
    const [value] = formatMetricApart(metric, actual, max);
    return t('{0} of max {1}', value, formatMetricLimit(metric, max));
  }
  const { ratio, absolute, match } = maxIncrease ?? {};
  const parts = [
    ...(ratio === undefined ? [] : [`+${formatRatio(ratio)}`]),
    ...(absolute === undefined ? [] : [`+${formatMetricLimit(metric, absolute)}`]),
  ];
  return t('allowed {0}', parts.join(match === 'any' ? t(' or ') : t(' and ')));
}
