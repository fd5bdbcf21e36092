import type { IndexedFile } from '../engine/engine-calls.ts';
import type { ModelCost } from '../engine/measured-document.ts';
import { formatCount, formatTokens } from '../../shared/report/format-tokens.ts';
import { formatUsd } from '../../shared/report/format-usd.ts';
import { stripControl } from '../../shared/report/strip-control.ts';
import type { CostNode } from './cost-node.ts';
import type { Translate } from './words.ts';

type Total = {
  readonly model: string | undefined;
  promptCount: number;
  inputTokens: number;
  callUsd: number;
  monthUsd: number;
  /** Prompts whose price, and whose price and traffic, are known: only those are in the sums. */
  pricedCount: number;
  monthCount: number;
  isEstimate: boolean;
};

/** What the prompts of a folder come to by the model that each is counted for first. */
export function modelGroup(
  root: string,
  files: readonly IndexedFile[],
  t: Translate,
): readonly CostNode[] {
  const totals = new Map<string | undefined, Total>();
  for (const { costs, callsPerMonth, unrenderable } of files.flatMap(({ prompts }) => prompts)) {
    const [cost] = costs;
    if (!cost || unrenderable !== undefined) continue;
    const total = totals.get(cost.model) ?? emptyTotal(cost.model);
    totals.set(cost.model, total);
    addTo(total, cost, callsPerMonth?.count);
  }
  if (totals.size === 0) return [];
  const sorted = [...totals.values()].toSorted(
    (one, other) => other.monthUsd - one.monthUsd || other.callUsd - one.callUsd,
  );
  const group: CostNode = {
    id: `${root}|models`,
    kind: 'group',
    label: t('Models'),
    description: formatCount(totals.size),
    icon: { name: 'server-environment' },
    children: sorted.map((total) => modelRow(root, total, t)),
  };
  return [group];
}

function emptyTotal(model: string | undefined): Total {
  const sums = { promptCount: 0, inputTokens: 0, callUsd: 0, monthUsd: 0 };
  return { model, ...sums, pricedCount: 0, monthCount: 0, isEstimate: false };
}

function addTo(total: Total, cost: ModelCost, callsPerMonth: number | undefined): void {
  total.promptCount += 1;
  total.inputTokens += cost.inputTokens;
  total.isEstimate ||= cost.quality !== 'exact' && cost.quality !== 'recorded';
  if (cost.inputUsd === undefined) return;
  total.pricedCount += 1;
  total.callUsd += cost.inputUsd;
  if (callsPerMonth === undefined) return;
  total.monthCount += 1;
  total.monthUsd += cost.inputUsd * callsPerMonth;
}

function modelRow(root: string, total: Total, t: Translate): CostNode {
  const { model, promptCount, pricedCount, monthCount } = total;
  const label = model === undefined ? t('(not named)') : stripControl(model);
  const prompts = promptCount === 1 ? t('1 prompt') : t('{0} prompts', formatCount(promptCount));
  const mark = total.isEstimate ? '~' : '';
  const figures = [
    ...(monthCount > 0 ? [t('≈ {0}/mo', formatUsd(total.monthUsd))] : []),
    ...(pricedCount > 0 ? [t('{0} for one call of each', formatUsd(total.callUsd))] : []),
    t('{0} tok', `${mark}${formatTokens(total.inputTokens)}`),
    prompts,
  ];
  const notes = [
    ...(pricedCount < promptCount
      ? [t('No price is known for {0} of them.', formatCount(promptCount - pricedCount))]
      : []),
    ...(monthCount > 0 && monthCount < promptCount
      ? [t('The traffic of {0} of them is not known.', formatCount(promptCount - monthCount))]
      : []),
  ];
  return {
    id: `${root}|model|${model ?? ''}`,
    kind: 'model',
    label,
    description: figures.join(' · '),
    spoken: t('Model {0}, {1}', label, figures.join(', ')),
    tooltip: () => [figures.join(' · '), ...notes].join('\n\n'),
    icon: { name: 'server-environment' },
    children: [],
  };
}
