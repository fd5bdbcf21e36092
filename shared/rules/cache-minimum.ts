import type { RuleContext } from './rule-context.ts';

/** The longest minimum that a provider asks for (Anthropic's Opus 4.6 and Haiku 4.5, Gemini 3 Pro; 2026-11-21). */
const LONGEST_KNOWN = 4096;

/**
 * Tokens a prefix must have to be cached by the prompt's model. Without a model, what is enough for every provider;
 * absent for a model whose provider does not say it.
 */
export function cacheMinimum({ model, price }: RuleContext): number | undefined {
  return model ? price?.cache?.minPrefixTokens : LONGEST_KNOWN;
}
