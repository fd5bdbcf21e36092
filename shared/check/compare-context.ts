import type { Budget } from '../budget/budget.ts';
import type { ContextDelta } from '../diff/context-delta.ts';
import { diffContext } from '../diff/diff-context.ts';
import { CONTEXT_MODELS, measureContext, type SideContext } from '../measure/context-cost.ts';
import type { LoadVocabulary } from '../tokenizer/tokenizer.ts';
import { loadTokenizers } from './load-tokenizers.ts';

type Sides = { readonly baseline?: SideContext; readonly head: SideContext };

/** What a change does to the context files of coding agents; absent where it does nothing and no budget speaks of them. */
export async function compareContext(
  { baseline, head }: Sides,
  budgets: readonly Budget[],
  loadVocabulary: LoadVocabulary,
): Promise<ContextDelta | undefined> {
  const isLimited = budgets.some(({ metric }) => metric === 'context_tokens');
  const isChanged = baseline !== undefined && !isSame(baseline, head);
  if (!isLimited && !isChanged) return undefined;
  const tokenizerOf = await loadTokenizers(CONTEXT_MODELS, loadVocabulary);
  const before = baseline && measureContext(baseline.files, tokenizerOf);
  const unreadPaths = [...(baseline?.unreadPaths ?? []), ...head.unreadPaths];
  return {
    agents: diffContext(before, measureContext(head.files, tokenizerOf)),
    unreadPaths: [...new Set(unreadPaths)],
  };
}

function isSame(baseline: SideContext, head: SideContext): boolean {
  return JSON.stringify(baseline) === JSON.stringify(head);
}
