import type { ComparedBudget, ComparedSuite } from '../engine/compared-workspace.ts';
import type { ConfigOverview } from '../engine/config-overview.ts';
import { formatRatio } from '../../shared/report/format-ratio.ts';
import { amount, budgetWords } from './budget-rows.ts';
import { suiteFigures } from './suite-rows.ts';
import type { Translate } from './words.ts';

/** What a suite costs now: `≈ $1,044/mo · $0.0058/run · +$0.0025 (+75.3 %) vs main`. */
export function suiteLens(suite: ComparedSuite, against: string | undefined, t: Translate): string {
  return suiteFigures(suite, against, t).join(' · ');
}

/** How much of a limit, as it is written in the editor, is used. */
export function budgetLens(
  budget: ComparedBudget,
  max: ConfigOverview['budgets'][number]['max'],
  t: Translate,
): string {
  const { head, unit } = budget;
  if (head === undefined || !max?.value) return budgetWords(budget, t);
  const used = head / max.value;
  const words = t('now {0}, {1} of the limit', amount(head, unit), formatRatio(used));
  return head > max.value ? `${t('over')}: ${words}` : words;
}
