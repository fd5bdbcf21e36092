import { fieldOf, isJsonArray, isJsonObject } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import { readSpan } from './span.ts';
import type { Span } from './span.ts';

const RESOURCES = ['resourceSpans', 'resource_spans', 'batches'];
const SCOPES = ['scopeSpans', 'scope_spans', 'instrumentationLibrarySpans'];

/** The spans of a value: of an OTLP request, of a list under `spans` or `trace.spans`, or of the value itself. */
export function* findSpans(value: Json): Generator<Span> {
  for (const name of RESOURCES) yield* spansOfResources(fieldOf(value, name), [name]);
  yield* spansIn(fieldOf(value, 'spans'), ['spans']);
  yield* spansIn(fieldOf(value, 'trace', 'spans'), ['trace', 'spans']);
  const own = isJsonObject(fieldOf(value, 'attributes')) ? readSpan(value, []) : undefined;
  if (own) yield own;
}

/** Whether a value has the shape of telemetry; cheap, so that other formats are not kept waiting. */
export function looksLikeSpans(value: Json | undefined): boolean {
  const lists = [
    ...RESOURCES.map((name) => fieldOf(value, name)),
    fieldOf(value, 'trace', 'spans'),
  ];
  if (lists.some(isJsonArray)) return true;
  const spans = fieldOf(value, 'spans');
  const span = isJsonArray(spans) ? spans[0] : value;
  return isJsonObject(fieldOf(span, 'attributes')) && hasSpanFields(span);
}

function hasSpanFields(span: Json | undefined): boolean {
  const names = ['spanId', 'span_id', 'context', 'spanName', 'start_time', 'startTimeUnixNano'];
  return names.some((name) => fieldOf(span, name) !== undefined);
}

function* spansOfResources(resources: Json | undefined, at: JsonPath): Generator<Span> {
  for (const [index, resource] of itemsOf(resources)) {
    for (const name of SCOPES) {
      for (const [place, scope] of itemsOf(fieldOf(resource, name))) {
        yield* spansIn(fieldOf(scope, 'spans'), [...at, index, name, place, 'spans']);
      }
    }
  }
}

function* spansIn(spans: Json | undefined, at: JsonPath): Generator<Span> {
  for (const [index, value] of itemsOf(spans)) {
    const span = readSpan(value, [...at, index]);
    if (span) yield span;
  }
}

function itemsOf(value: Json | undefined): Iterable<[number, Json]> {
  return isJsonArray(value) ? value.entries() : [];
}
