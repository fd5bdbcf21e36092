import type { Json } from '../text/json.ts';
import { sentence, type Sentence } from '../text/sentence.ts';
import type { FieldNames, UsageFields } from './usage-convention.ts';

/** Something wrong with one count; `field` is its name inside the usage object, dots lead into objects. */
export type UsageProblem = { readonly field: string; readonly message: Sentence };

/** Counts as written; absent where missing, null or refused. */
export type Counts = {
  readonly input?: number;
  readonly output?: number;
  readonly total?: number;
  readonly cacheRead?: number;
  readonly cacheWrite?: number;
  readonly cacheWrite5m?: number;
  readonly cacheWrite1h?: number;
  readonly reasoning?: number;
  readonly extraInput?: number;
};

export type JsonObject = { readonly [key: string]: Json };

/** No call, and no sum of calls that a person records, has more. */
export const MAX_TOKENS: number = 1e12;

const CLASSES = [
  'input',
  'output',
  'total',
  'cacheRead',
  'cacheWrite',
  'cacheWrite5m',
  'cacheWrite1h',
  'reasoning',
  'extraInput',
] as const;

/** Reads every count that the convention has; what is no count is left out and reported. */
export function readCounts(
  raw: JsonObject,
  fields: UsageFields,
): { readonly counts: Counts; readonly problems: readonly UsageProblem[] } {
  const counts: { -readonly [Name in keyof Counts]: Counts[Name] } = {};
  const problems: UsageProblem[] = [];
  for (const name of CLASSES) {
    const found = findField(raw, fields[name]);
    if (!found) continue;
    const message = whyNoCount(found.value);
    if (message) problems.push({ field: found.field, message });
    else if (typeof found.value === 'number') counts[name] = Math.max(0, found.value);
  }
  return { counts, problems };
}

/** Whether a field is there with a number or an object in it. */
export function hasField(raw: JsonObject, name: string): boolean {
  const value = valueAt(raw, name);
  return typeof value === 'number' || (typeof value === 'object' && value !== null);
}

function findField(
  raw: JsonObject,
  names: FieldNames,
): { readonly field: string; readonly value: Json } | undefined {
  for (const field of names) {
    const value = valueAt(raw, field);
    if (value !== undefined && value !== null) return { field, value };
  }
  return undefined;
}

/** Attributes of telemetry have dots in their names, so the whole name goes before the path. */
function valueAt(raw: JsonObject, name: string): Json | undefined {
  if (Object.hasOwn(raw, name)) return raw[name];
  let value: Json | undefined = raw;
  for (const key of name.split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function whyNoCount(value: Json): Sentence | undefined {
  if (typeof value !== 'number') return sentence`is not a number`;
  if (!Number.isInteger(value)) return sentence`is not a whole number`;
  if (value < 0) return sentence`is negative`;
  return value > MAX_TOKENS ? sentence`is too large for a token count` : undefined;
}
