import type { Meter } from '../meter.ts';
import { isList, isObject, type Value } from './frame.ts';

/** As Handlebars prints without escaping: nothing for null, `a,b` for a list, `[object Object]` for an object. */
export function printValue(value: Value, meter: Meter): string {
  meter.spend();
  if (value === undefined || value === null) return '';
  if (isObject(value)) return '[object Object]';
  if (!isList(value)) return String(value);
  const text = meter.nest(() => value.map((item) => printValue(item, meter)).join(','));
  meter.produce(text.length);
  return text;
}
