import type { Prompt } from '../prompt/prompt.ts';
import { createRuleContext } from '../rules/rule-context.ts';
import { stablePrefix } from '../rules/stable-prefix.ts';
import type { CompressionTarget, DropReason } from './compression.ts';

/**
 * The first prompt that reaches the shortest cached prefix of one of its models today and would no longer: at a read price of
 * a tenth, 1,080 cached tokens cost less than 980 that are not. Both lists hold the same prompts in the same order.
 */
export function findCacheFault(
  today: readonly Prompt[],
  intended: readonly Prompt[],
  targetsOf: (prompt: Prompt) => readonly CompressionTarget[],
): DropReason | undefined {
  for (const [index, prompt] of today.entries()) {
    const next = intended[index];
    if (!next) continue;
    for (const target of targetsOf(prompt)) {
      const minPrefixTokens = target.price?.cache?.minPrefixTokens;
      if (minPrefixTokens === undefined) continue;
      const falls =
        reaches(prompt, target, minPrefixTokens) && !reaches(next, target, minPrefixTokens);
      if (falls) return { kind: 'cache-minimum', model: target.model.written, minPrefixTokens };
    }
  }
  return undefined;
}

function reaches(prompt: Prompt, target: CompressionTarget, minPrefixTokens: number): boolean {
  return stablePrefix(createRuleContext(prompt, target), minPrefixTokens).tokens >= minPrefixTokens;
}
