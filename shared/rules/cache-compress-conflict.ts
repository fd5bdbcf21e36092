import { cacheMinimum } from './cache-minimum.ts';
import { prettyJson } from './data-pretty-json.ts';
import { replaceWithin, withoutOverlap } from './measure-replacements.ts';
import type { RuleContext } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';
import { stablePrefix } from './stable-prefix.ts';
import { duplicateRule } from './text-duplicate-rule.ts';
import { whitespaceInvisible } from './text-whitespace-invisible.ts';

const SHORTENING = [prettyJson, duplicateRule, whitespaceInvisible] as const;

/**
 * A prefix that automatic replacements would take below the cache's minimum costs more afterwards: at a read price of a
 * tenth, 1,080 tokens that are cached cost less than 980 that are not.
 */
export const compressConflict: Rule = {
  id: 'cache/compress-conflict',
  title: 'Shortening would end the caching',
  severity: 'info',
  fix: 'information',
  messages: {
    below:
      'The {tokens} fixed tokens at the start are just enough for the cache ({minimum}); without {saved} of them nothing would be cached, so nothing is replaced automatically',
  },
  conflictsWith: SHORTENING.map(({ id }) => id),
  find: findCompressConflict,
};

function* findCompressConflict(context: RuleContext): Generator<Waste> {
  const minimum = context.model && cacheMinimum(context);
  if (minimum === undefined) return;
  // Twice the minimum cannot be lost to white space.
  const { tokens } = stablePrefix(context, minimum * 2);
  if (tokens < minimum || tokens >= minimum * 2) return;
  const saved = tokens - shortenedPrefix(context, minimum);
  if (saved <= 0 || tokens - saved >= minimum) return;
  yield { range: { start: 0, end: 0 }, message: 'below', values: { tokens, minimum, saved } };
}

/** Tokens of the prefix with all automatic replacements made in it. */
function shortenedPrefix(context: RuleContext, minimum: number): number {
  const wastes = SHORTENING.flatMap((rule) =>
    [...rule.find(context)].filter((waste) => (waste.fix ?? rule.fix) === 'automatic'),
  );
  const parts = context.parts.map((part) => {
    const end = part.holes[0]?.range.start ?? part.text.length;
    const own = wastes
      .flatMap(({ part: of, replacement }) => (of === part && replacement ? [replacement] : []))
      .filter(({ range }) => range.end <= end);
    const text = replaceWithin(part.text, { start: 0, end }, withoutOverlap(own));
    const hole = { range: { start: text.length, end: text.length } };
    return { text, holes: part.holes.length > 0 ? [hole] : [] };
  });
  return stablePrefix({ parts, countTokens: context.countTokens }, minimum * 2).tokens;
}
