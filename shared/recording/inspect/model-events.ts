import { fieldOf, isJsonArray } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';

/** One call of a model in an Inspect sample. */
export type ModelEvent = {
  readonly event: Json;
  readonly at: JsonPath;
  readonly isGrader: boolean;
};

/**
 * The model events of a sample in order, each told whether a scorer made it. Scorers are spans of that type since
 * 0.3.92, and steps before; a grader with a role of its own is one too.
 */
export function modelEventsOf(sample: Json, at: JsonPath): readonly ModelEvent[] {
  const events = fieldOf(sample, 'events');
  if (!isJsonArray(events)) return [];
  const scorerSpans = scorerSpansOf(events);
  const found: ModelEvent[] = [];
  let scorerSteps = 0;
  for (const [index, event] of events.entries()) {
    const kind = fieldOf(event, 'event');
    if (kind === 'step' && fieldOf(event, 'type') === 'scorer') {
      scorerSteps += fieldOf(event, 'action') === 'begin' ? 1 : -1;
    }
    if (kind !== 'model' || isEmpty(event)) continue;
    const isGrader = scorerSteps > 0 || isOfScorer(event, scorerSpans);
    found.push({ event, at: [...at, 'events', index], isGrader });
  }
  return found;
}

function isOfScorer(event: Json, scorerSpans: ReadonlySet<string>): boolean {
  const span = fieldOf(event, 'span_id');
  return fieldOf(event, 'role') === 'grader' || (typeof span === 'string' && scorerSpans.has(span));
}

function isEmpty(event: Json): boolean {
  return (
    fieldOf(event, 'output', 'model') === undefined &&
    fieldOf(event, 'output', 'usage') === undefined
  );
}

/** The spans of scorers and all below them. */
function scorerSpansOf(events: readonly Json[]): ReadonlySet<string> {
  const spans = new Set<string>();
  for (const event of events) {
    const id = fieldOf(event, 'id');
    if (fieldOf(event, 'event') !== 'span_begin' || typeof id !== 'string') continue;
    const parent = fieldOf(event, 'parent_id');
    const isScorer = fieldOf(event, 'type') === 'scorer' || fieldOf(event, 'type') === 'scorers';
    // A span begins after the one it lies in.
    if (isScorer || (typeof parent === 'string' && spans.has(parent))) spans.add(id);
  }
  return spans;
}
