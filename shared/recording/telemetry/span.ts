import { fieldOf, isJsonArray, isJsonObject } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import { firstField, firstText } from '../first-field.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { JsonObject } from '../row-fields.ts';

/** A span of a trace, in whatever JSON it came. */
export type Span = {
  readonly at: JsonPath;
  readonly name?: string;
  readonly id?: string;
  readonly parentId?: string;
  readonly start?: Json;
  readonly end?: Json;
  /** Its own attributes, with those of its GenAI events. Names have dots; values are plain. */
  readonly attributes: JsonObject;
  readonly events: readonly SpanEvent[];
  readonly error?: string;
};

export type SpanEvent = { readonly name: string; readonly attributes: JsonObject };

/** Reads a span of OTLP JSON (camel or snake case), of a console exporter, or of a tool that keeps attributes flat. */
export function readSpan(value: Json, at: JsonPath): Span | undefined {
  const attributes = attributesOf(fieldOf(value, 'attributes'));
  if (!attributes) return undefined;
  const events = eventsOf(value);
  const context = fieldOf(value, 'context');
  const id = firstText(value, 'spanId', 'span_id') ?? firstText(context, 'span_id', 'spanId');
  const parentId = firstText(value, 'parentSpanId', 'parent_span_id', 'parent_id', 'parentId');
  const name = firstText(value, 'name', 'spanName', 'span_name');
  const start = firstField(
    value,
    'startTimeUnixNano',
    'start_time_unix_nano',
    'start_time',
    'startTime',
  );
  const end = firstField(value, 'endTimeUnixNano', 'end_time_unix_nano', 'end_time', 'endTime');
  const error = errorOf(fieldOf(value, 'status'));
  return {
    at,
    attributes: withEventAttributes(attributes, events),
    events,
    ...onlyKnown({ name, id, parentId, start, end, error }),
  };
}

/** Attributes as a list of `{key, value}` (OTLP) or as an object. Undefined when they are neither. */
function attributesOf(value: Json | undefined): JsonObject | undefined {
  const entries: [string, Json][] = [];
  if (isJsonArray(value)) {
    for (const item of value) {
      const key = fieldOf(item, 'key');
      if (typeof key === 'string') entries.push([key, plainValue(fieldOf(item, 'value'))]);
    }
  } else if (isJsonObject(value)) entries.push(...Object.entries(value));
  else return undefined;
  return objectOf(entries.map(([name, field]) => [name, countOrSame(name, field)]));
}

function objectOf(entries: readonly (readonly [string, Json])[]): JsonObject {
  const object: { [name: string]: Json } = Object.create(null);
  for (const [name, value] of entries) object[name] = value;
  return object;
}

/** Some writers put token counts into strings. */
function countOrSame(name: string, value: Json): Json {
  const isCount = typeof value === 'string' && /^\d{1,15}$/.test(value) && /usage|token/.test(name);
  return isCount ? Number(value) : value;
}

const PLAIN_KINDS = [
  'stringValue',
  'string_value',
  'boolValue',
  'bool_value',
  'doubleValue',
  'double_value',
];

/** OTLP's `AnyValue`: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding. */
function plainValue(value: Json | undefined): Json {
  const whole = firstField(value, 'intValue', 'int_value');
  if (whole !== undefined) return typeof whole === 'string' ? Number(whole) : whole;
  const plain = firstField(value, ...PLAIN_KINDS);
  if (plain !== undefined) return plain;
  const list = fieldOf(firstField(value, 'arrayValue', 'array_value'), 'values');
  if (isJsonArray(list)) return list.map(plainValue);
  const pairs = fieldOf(firstField(value, 'kvlistValue', 'kvlist_value'), 'values');
  if (isJsonArray(pairs)) return attributesOf(pairs) ?? null;
  return isJsonObject(value) ? null : (value ?? null);
}

function eventsOf(span: Json): readonly SpanEvent[] {
  const events = fieldOf(span, 'events');
  if (!isJsonArray(events)) return [];
  return events.flatMap((event) => {
    const name = fieldOf(event, 'name');
    const attributes = attributesOf(fieldOf(event, 'attributes'));
    return typeof name === 'string' && attributes ? [{ name, attributes }] : [];
  });
}

/** Content was moved from attributes to an event and back between versions of the convention. */
const EVENTS_WITH_CONTENT =
  /^gen_ai\.(?:client\.inference\.operation\.details|content\.prompt|content\.completion)$/;

function withEventAttributes(own: JsonObject, events: readonly SpanEvent[]): JsonObject {
  const content = events.filter(({ name }) => EVENTS_WITH_CONTENT.test(name));
  if (content.length === 0) return own;
  return objectOf([
    ...content.flatMap(({ attributes }) => Object.entries(attributes)),
    ...Object.entries(own),
  ]);
}

function errorOf(status: Json | undefined): string | undefined {
  const code = fieldOf(status, 'code') ?? fieldOf(status, 'status_code');
  if (code !== 2 && code !== 'ERROR' && code !== 'STATUS_CODE_ERROR') return undefined;
  return firstText(status, 'message', 'description') ?? 'the span ended with an error';
}
