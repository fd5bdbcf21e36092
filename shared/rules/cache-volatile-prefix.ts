import { cacheMinimum } from './cache-minimum.ts';
import type { RuleContext } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';
import { strandedTokens } from './stranded-tokens.ts';
import { isVolatile } from './volatile-hole.ts';
import { volatilityOf } from './volatile-names.ts';

/**
 * Providers cache a prompt from its first token to the first one that differs. A value that is new on every call, far
 * in front, keeps everything behind it from being cached.
 */
export const volatilePrefix: Rule = {
  id: 'cache/volatile-prefix',
  title: 'A value that changes on every call, before fixed text',
  severity: 'info',
  fix: 'code',
  messages: {
    request:
      '{name} is new on every call, so none of the {tokens} fixed tokens behind it can be cached; move it to the end',
    turn: '{name} changes from call to call, so none of the {tokens} fixed tokens behind it can be cached; move it to the end',
  },
  find: findVolatilePrefix,
};

function* findVolatilePrefix(context: RuleContext): Generator<Waste> {
  const minimum = cacheMinimum(context);
  if (minimum === undefined) return;
  for (const [index, part] of context.parts.entries()) {
    const hole = part.holes.find((candidate) => isVolatile(candidate, part, context.prompt));
    const message = hole && volatilityOf(hole.name);
    if (!hole || !message) continue;
    const tokens = strandedTokens(context, index, hole.range);
    if (tokens < minimum) return;
    const values = { name: part.text.slice(hole.range.start, hole.range.end).slice(0, 60), tokens };
    yield { part, range: hole.range, message, values, uncachedTokens: tokens };
    return;
  }
}
