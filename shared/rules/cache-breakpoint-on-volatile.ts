import { countMediaMarkers, countToolMarkers, markedParts } from './cache-markers.ts';
import type { RuleContext, RulePart } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';
import { stablePrefix } from './stable-prefix.ts';
import { isVolatile } from './volatile-hole.ts';
import { volatilityOf } from './volatile-names.ts';

/**
 * A marker behind something that changes on every call: each call writes a cache entry, at more than the price of plain
 * input, that no call reads.
 */
export const breakpointOnVolatile: Rule = {
  id: 'cache/breakpoint-on-volatile',
  title: 'A cache marker behind a value that changes on every call',
  severity: 'info',
  fix: 'code',
  messages: {
    written:
      'The cache is marked behind {name}, which changes from call to call: every call writes it and none reads it; set the marker before',
  },
  find: findBreakpoints,
};

function* findBreakpoints(context: RuleContext): Generator<Waste> {
  if (context.price?.cache?.kind !== 'marked') return;
  const first = firstVolatile(context);
  if (!first) return;
  const part = firstMarkerFrom(context, first.index);
  if (!part) return;
  // What is marked before is read all the same.
  const others = countToolMarkers(context) + countMediaMarkers(context);
  const isPartlyRead = others > 0 || part !== markedParts(context)[0];
  if (isOnPurpose(first, isPartlyRead || isDialogue(context))) return;
  const range = { start: 0, end: part.text.length };
  const waste = { part, range, message: 'written', values: { name: nameOf(first) } };
  const { tokens } = stablePrefix(context, Number.POSITIVE_INFINITY);
  yield isPartlyRead ? waste : { ...waste, uncachedTokens: tokens };
}

/** A turn is marked for the next request to read; a clock is read by none. */
function isOnPurpose({ hole }: Place, mayBeReadAgain: boolean): boolean {
  return mayBeReadAgain && volatilityOf(hole.name) === 'turn';
}

function firstMarkerFrom({ parts }: RuleContext, index: number): RulePart | undefined {
  return parts.slice(index).find(({ cacheMarker }) => cacheMarker !== undefined);
}

type Place = {
  readonly part: RulePart;
  readonly index: number;
  readonly hole: RulePart['holes'][number];
};

/** A variable as it is written. */
function nameOf({ part, hole }: Place): string {
  return part.text.slice(hole.range.start, hole.range.end).slice(0, 60);
}

function firstVolatile({ parts, prompt }: RuleContext): Place | undefined {
  for (const [index, part] of parts.entries()) {
    const hole = part.holes.find((candidate) => isVolatile(candidate, part, prompt));
    if (hole) return { part, index, hole };
  }
  return undefined;
}

/** A dialogue marks its last turn for the next one; what a program adds may be one. */
function isDialogue({ parts, prompt }: RuleContext): boolean {
  if (prompt.isOpen) return true;
  return parts.some(
    ({ role, holes }) =>
      role === 'assistant' ||
      holes.some(({ name }) => /history|messages|conversation|历史/i.test(name)),
  );
}
