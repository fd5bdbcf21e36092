import { stablePrefix } from './stable-prefix.ts';
import type { RuleContext } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';
import { strandedTokens } from './stranded-tokens.ts';

/** Further below it, nobody would lengthen a prompt for the cache's sake. */
const NEAR_RATIO = 0.75;

/** Counts of models without a public tokenizer are estimates. */
const CERTAIN_RATIO = 0.9;

/** A prefix that is a little too short is never cached, and nothing says so. */
export const belowMinimum: Rule = {
  id: 'cache/below-minimum',
  title: 'A fixed prefix just too short for the cache',
  severity: 'info',
  fix: 'information',
  messages: {
    marked:
      'The cache marker behind these {tokens} tokens does nothing: {model} caches prefixes from {minimum} tokens on',
    near: 'The fixed {tokens} tokens at the start are never cached: {model} caches prefixes from {minimum} tokens on. Fixed text from further down, moved here, would make them cached',
  },
  find: findBelowMinimum,
};

function* findBelowMinimum(context: RuleContext): Generator<Waste> {
  const { model, price } = context;
  const cache = price?.cache;
  if (!model || cache?.minPrefixTokens === undefined) return;
  const minimum = cache.minPrefixTokens;
  if (cache.kind === 'marked') {
    yield* findUselessMarker(context, minimum);
    return;
  }
  const { tokens, isWhole } = stablePrefix(context, minimum);
  if (isWhole || tokens >= minimum || tokens < minimum * NEAR_RATIO) return;
  if (tokensBehind(context) < minimum - tokens) return;
  const values = { tokens, minimum, model: model.name };
  yield { range: { start: 0, end: 0 }, message: 'near', values, uncachedTokens: tokens };
}

/**
 * The first marker, where no variable stands before it: how long its values are, nobody knows. Tools come before all
 * texts and count as well.
 */
function* findUselessMarker(context: RuleContext, minimum: number): Generator<Waste> {
  const { model, parts, countTokens, prompt } = context;
  const marked = parts.findIndex(({ cacheMarker }) => cacheMarker !== undefined);
  const before = parts.slice(0, marked + 1);
  if (marked < 0 || hasMoreThanText(prompt)) return;
  if (before.some(({ holes }) => holes.length > 0)) return;
  const tokens = before.reduce((sum, { text }) => sum + countTokens(text), 0);
  if (tokens >= minimum * CERTAIN_RATIO) return;
  const part = parts[marked];
  const range = { start: 0, end: part?.text.length ?? 0 };
  const values = { tokens, minimum, model: model?.name ?? '' };
  yield { ...(part && { part }), range, message: 'marked', values };
}

/** Tools, images and what a program adds have tokens that the texts do not say. */
function hasMoreThanText({ isOpen, tools, messages }: RuleContext['prompt']): boolean {
  if (isOpen || tools.length > 0) return true;
  return messages.some(({ parts }) => parts.some(({ kind }) => kind === 'media'));
}

/** Fixed tokens behind the first hole: what could be moved before it. */
function tokensBehind(context: RuleContext): number {
  const index = context.parts.findIndex(({ holes }) => holes.length > 0);
  const hole = context.parts[index]?.holes[0];
  return hole ? strandedTokens(context, index, hole.range) : 0;
}
