import { hasMarker } from './cache-markers.ts';
import type { RuleContext, RulePart } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';
import { stablePrefix } from './stable-prefix.ts';

/** Formats whose messages are written as the provider takes them, so that a marker could stand in the file. */
const MARKING_FORMATS: ReadonlySet<string> = new Set(['promptfoo', 'code']);

/** Some providers cache only what is marked, and nothing says that it is not. */
export const missingBreakpoint: Rule = {
  id: 'cache/missing-breakpoint',
  title: 'A long fixed start that no marker lets be cached',
  severity: 'info',
  fix: 'code',
  messages: {
    missing:
      '{model} caches only up to a marker, and there is none; put `cache_control` behind the fixed {tokens} tokens at the start',
  },
  find: findMissingBreakpoint,
};

function* findMissingBreakpoint(context: RuleContext): Generator<Waste> {
  const { model, price } = context;
  const minimum = price?.cache?.kind === 'marked' ? price.cache.minPrefixTokens : undefined;
  if (!model || minimum === undefined || !takesMarkers(context)) return;
  const { tokens, isWhole } = stablePrefix(context, Number.POSITIVE_INFINITY);
  // The same prompt on every call needs its answer kept, not its input.
  if (isWhole || tokens < minimum) return;
  const part = lastFixedPart(context);
  yield {
    ...(part && { part }),
    range: { start: 0, end: 0 },
    message: 'missing',
    values: { model: model.name, tokens },
    uncachedTokens: tokens,
  };
}

/** Whether there could be a marker and is none. A text of one message takes none; it has to become a list first. */
function takesMarkers(context: RuleContext): boolean {
  const { prompt, parts } = context;
  // What a program adds may be marked.
  if (prompt.isOpen || !MARKING_FORMATS.has(prompt.format)) return false;
  return parts.length > 1 && !hasMarker(context);
}

/** Where the marker would stand; the first part where a variable follows the fixed text in it. */
function lastFixedPart({ parts }: RuleContext): RulePart | undefined {
  const open = parts.findIndex(({ holes }) => holes.length > 0);
  return parts[Math.max(0, open - 1)];
}
