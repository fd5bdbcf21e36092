import { stablePrefix } from './stable-prefix.ts';
import type { RuleContext } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';
import { strandedTokens } from './stranded-tokens.ts';

/** Further below it, nobody would lengthen a prompt for the cache's sake. */
const NEAR_RATIO = 0.75;

/** A prefix that is a little too short is never cached, and nothing says so. */
export const belowMinimum: Rule = {
  id: 'cache/below-minimum',
  title: 'A fixed prefix just too short for the cache',
  severity: 'info',
  fix: 'information',
  messages: {
    near: 'The fixed {tokens} tokens at the start are never cached: {model} caches prefixes from {minimum} tokens on. Fixed text from further down, moved here, would make them cached',
  },
  find: findBelowMinimum,
};

function* findBelowMinimum(context: RuleContext): Generator<Waste> {
  const { model, price } = context;
  const cache = price?.cache;
  // A cache that is marked in code may not be asked for at all.
  if (!model || cache?.kind !== 'automatic' || cache.minPrefixTokens === undefined) return;
  const minimum = cache.minPrefixTokens;
  const { tokens, isWhole } = stablePrefix(context, minimum);
  if (isWhole || tokens >= minimum || tokens < minimum * NEAR_RATIO) return;
  if (tokensBehind(context) < minimum - tokens) return;
  const values = { tokens, minimum, model: model.name };
  yield { range: { start: 0, end: 0 }, message: 'near', values, uncachedTokens: tokens };
}

/** Fixed tokens behind the first hole: what could be moved before it. */
function tokensBehind(context: RuleContext): number {
  const index = context.parts.findIndex(({ holes }) => holes.length > 0);
  const hole = context.parts[index]?.holes[0];
  return hole ? strandedTokens(context, index, hole.range) : 0;
}
