import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure, type Meter } from '../meter.ts';
import type { BinaryOperator } from './ast.ts';
import type { Operate } from './dialect.ts';
import { glue, ordered } from './python-values.ts';
import { isList, isObject, keyText, type Value } from './value.ts';

/** What JavaScript's `String(value)` gives: Nunjucks prints `a,b` for a list and `[object Object]` for an object. */
export function printJavascript(value: Value, meter: Meter): string {
  return value === undefined || value === null ? '' : javascriptText(value, meter);
}

export function javascriptText(value: Value, meter: Meter): string {
  meter.spend();
  if (typeof value === 'function')
    throw new TemplateFailure(
      sentence`it prints a method where a field is meant: the value is no object with that field`,
    );
  if (!isList(value)) {
    return typeof value === 'object' && value !== null ? '[object Object]' : String(value);
  }
  const items = meter.nest(() => value.map((item) => printJavascript(item, meter)));
  const text = items.join(',');
  meter.produce(text.length);
  return text;
}

/** JavaScript's `==` for what JSON can hold. */
export function javascriptEquals(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a === undefined || a === null) return b === undefined || b === null;
  if (b === undefined || b === null || typeof a === typeof b) return false;
  return toNumber(a) === toNumber(b);
}

/** Operators as Nunjucks compiles them: JavaScript's own. */
export const JAVASCRIPT_OPERATORS: ReadonlyMap<BinaryOperator, Operate> = new Map<
  BinaryOperator,
  Operate
>([
  ['~', (a, b, meter) => glue(javascriptText(a, meter), javascriptText(b, meter), meter)],
  ['in', (item, container, meter) => contains(container, item, meter)],
  ['not in', (item, container, meter) => !contains(container, item, meter)],
  ['<', (a, b) => ordered(compare(a, b), (sign) => sign < 0)],
  ['>', (a, b) => ordered(compare(a, b), (sign) => sign > 0)],
  ['<=', (a, b) => ordered(compare(a, b), (sign) => sign <= 0)],
  ['>=', (a, b) => ordered(compare(a, b), (sign) => sign >= 0)],
  ['+', add],
  ['-', (a, b) => toNumber(a) - toNumber(b)],
  ['*', (a, b) => toNumber(a) * toNumber(b)],
  ['/', (a, b) => toNumber(a) / toNumber(b)],
  ['//', (a, b) => Math.floor(toNumber(a) / toNumber(b))],
  ['%', (a, b) => toNumber(a) % toNumber(b)],
  ['**', (a, b) => toNumber(a) ** toNumber(b)],
]);

function compare(a: Value, b: Value): number | undefined {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b);
  const [left, right] = [toNumber(a), toNumber(b)];
  if (Number.isNaN(left) || Number.isNaN(right)) return undefined;
  return left < right ? -1 : Number(left > right);
}

function contains(container: Value, item: Value, meter: Meter): boolean {
  if (typeof container === 'string') {
    meter.produce(container.length);
    return container.includes(javascriptText(item, meter));
  }
  if (isList(container)) {
    meter.spend(container.length);
    return container.includes(item);
  }
  if (!isObject(container))
    throw new TemplateFailure(sentence`“in” needs a list, a text or an object`);
  const key = keyText(item);
  return key !== undefined && Object.hasOwn(container, key);
}

function add(left: Value, right: Value, meter: Meter): Value {
  const isNumeric = !isTextual(left) && !isTextual(right);
  if (isNumeric) return toNumber(left) + toNumber(right);
  return glue(javascriptText(left, meter), javascriptText(right, meter), meter);
}

function isTextual(value: Value): boolean {
  return typeof value === 'string' || (typeof value === 'object' && value !== null);
}

function toNumber(value: Value): number {
  return typeof value === 'object' && value !== null ? Number.NaN : Number(value);
}
