import { countMediaMarkers, countToolMarkers, markedParts } from './cache-markers.ts';
import type { RuleContext } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';

/** Anthropic, Qwen and Bedrock take as many cache markers in one request (2026-11-21). */
const MAX_MARKERS = 4;

/** A request with one marker too many is refused, or the marker does nothing. */
export const tooManyBreakpoints: Rule = {
  id: 'cache/too-many-breakpoints',
  title: 'More cache markers than a request may have',
  severity: 'warning',
  fix: 'code',
  messages: {
    many: '{markers} cache markers, and {model} takes four in one request; keep those behind the longest fixed texts',
  },
  find: findTooManyBreakpoints,
};

function* findTooManyBreakpoints(context: RuleContext): Generator<Waste> {
  const { model, price } = context;
  if (!model || price?.cache?.kind !== 'marked') return;
  const marked = markedParts(context);
  const ofTools = countToolMarkers(context);
  const markers = marked.length + ofTools + countMediaMarkers(context);
  if (markers <= MAX_MARKERS) return;
  const part = marked[Math.max(0, MAX_MARKERS - ofTools)];
  const range = { start: 0, end: part?.text.length ?? 0 };
  yield { ...(part && { part }), range, message: 'many', values: { markers, model: model.name } };
}
