import type { ComparedBudget, ComparedWorkspace } from '../engine/compared-workspace.ts';
import { escapeMarkdown } from '../../shared/report/escape-markdown.ts';
import { formatRatio } from '../../shared/report/format-ratio.ts';
import { formatCount, formatTokens } from '../../shared/report/format-tokens.ts';
import { formatUsd, formatUsdApart, formatUsdLimit } from '../../shared/report/format-usd.ts';
import { stripControl } from '../../shared/report/strip-control.ts';
import type { CostIcon, CostNode } from './cost-node.ts';
import type { Translate } from './words.ts';

/** The budgets of promptfare.yml, with how much of each is used. */
export function budgetGroup(
  root: string,
  { budgets }: ComparedWorkspace,
  t: Translate,
): readonly CostNode[] {
  if (budgets.length === 0) return [];
  const overCount = budgets.filter(({ kind }) => kind === 'breach').length;
  const group: CostNode = {
    id: `${root}|budgets`,
    kind: 'group',
    label: t('Budgets'),
    description:
      overCount === 0 ? formatCount(budgets.length) : t('{0} over', formatCount(overCount)),
    icon: overCount === 0 ? { name: 'law' } : budgetIcon('breach'),
    isOpen: true,
    children: budgets.map((budget) => budgetRow(root, budget, t)),
  };
  return [group];
}

function budgetRow(root: string, budget: ComparedBudget, t: Translate): CostNode {
  const name = stripControl(budget.name);
  const words = budgetWords(budget, t);
  return {
    id: `${root}|budget|${budget.name}`,
    kind: 'budget',
    label: name,
    description: words,
    spoken: t('Budget {0}, {1}', name, words),
    tooltip: () => escapeMarkdown(budget.breach?.words ?? words),
    icon: budgetIcon(budget.kind),
    target: { kind: 'config', root, list: 'budgets', name: budget.name },
    children: [],
  };
}

/** A budget's state with limit and use, in few words. */
export function budgetWords(budget: ComparedBudget, t: Translate): string {
  const use = useOf(budget, t);
  switch (budget.kind) {
    case 'breach':
      return `${t('over')}: ${use}`;
    case 'approved':
      return `${t('approved over')}: ${use}`;
    case 'already-over':
      return `${t('already over before this change')}: ${use}`;
    case 'near':
      return `${t('near')}: ${use}`;
    case 'within':
    case 'new':
      return use;
    case 'unmeasured':
      return t('not measured');
    case 'orphaned':
      return t('holds nothing');
  }
}

/** `129 % used, $0.0058 of $0.0045`; the value alone where only its increase is limited. */
function useOf({ head, max, usedRatio, unit }: ComparedBudget, t: Translate): string {
  if (head === undefined) return '';
  if (max === undefined || usedRatio === undefined) return t('now {0}', amount(head, unit));
  return t(
    '{0} used, {1} of {2}',
    formatRatio(usedRatio),
    valueBeside(head, max, unit),
    limitWords(max, unit),
  );
}

/** Not rounded to the limit where it is above or below it. */
function valueBeside(head: number, max: number, unit: ComparedBudget['unit']): string {
  return unit === 'usd' ? formatUsdApart(head, max)[0] : amount(head, unit);
}

export function amount(value: number, unit: ComparedBudget['unit']): string {
  return unit === 'usd' ? formatUsd(value) : formatTokens(value);
}

export function limitWords(value: number, unit: ComparedBudget['unit']): string {
  return unit === 'usd' ? formatUsdLimit(value) : formatTokens(value);
}

export function budgetIcon(kind: ComparedBudget['kind']): CostIcon {
  switch (kind) {
    case 'breach':
      return { name: 'error', color: 'list.errorForeground' };
    case 'near':
    case 'already-over':
      return { name: 'warning', color: 'list.warningForeground' };
    case 'approved':
      return { name: 'verified', color: 'charts.blue' };
    case 'within':
    case 'new':
      return { name: 'pass', color: 'charts.green' };
    case 'unmeasured':
      return { name: 'question', color: 'list.warningForeground' };
    case 'orphaned':
      return { name: 'circle-slash' };
  }
}
