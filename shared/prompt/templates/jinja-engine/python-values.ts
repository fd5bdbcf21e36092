import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure, type Meter } from '../meter.ts';
import { pythonStyle, writeJson } from '../write-json.ts';
import type { BinaryOperator } from './ast.ts';
import type { Operate } from './dialect.ts';
import { isList, isNamespace, isObject, keyText, weigh, type Value } from './value.ts';

/** Empty lists and dicts are false, as in Python. */
export function isPythonTruthy(value: Value): boolean {
  if (isList(value)) return value.length > 0;
  if (isObject(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** As Python prints it, but lists and dicts as JSON: the runtimes of prompty differ there, and JSON is what is meant. */
export function printPython(value: Value, meter: Meter): string {
  if (value === undefined) return '';
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return printNumber(value);
  if (typeof value === 'function' || isNamespace(value)) {
    throw new TemplateFailure(
      sentence`it prints a method where a field is meant: the value is no object with that field`,
    );
  }
  return writeJson(value, pythonStyle(''), meter);
}

function printNumber(value: number): string {
  if (Number.isFinite(value)) return String(value);
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}

/** Equal by content, however deep; `1 == true` as in Python. */
export function pythonEquals(a: Value, b: Value, meter: Meter): boolean {
  meter.spend();
  weigh(a, meter);
  if (a === b) return true;
  if (isList(a) && isList(b)) return listsEqual(a, b, meter);
  if (isObject(a) && isObject(b)) return objectsEqual(a, b, meter);
  if (typeof a === 'boolean' && typeof b === 'number') return Number(a) === b;
  return typeof a === 'number' && typeof b === 'boolean' && a === Number(b);
}

function listsEqual(a: readonly Value[], b: readonly Value[], meter: Meter): boolean {
  return (
    a.length === b.length &&
    meter.nest(() => a.every((item, index) => pythonEquals(item, b[index], meter)))
  );
}

type Dict = { readonly [key: string]: Value };

function objectsEqual(a: Dict, b: Dict, meter: Meter): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    meter.nest(() =>
      keys.every((key) => Object.hasOwn(b, key) && pythonEquals(a[key], b[key], meter)),
    )
  );
}

/** Operators as Python means them; an undefined operand counts as nothing, so that a missing variable stays empty. */
export const PYTHON_OPERATORS: ReadonlyMap<BinaryOperator, Operate> = new Map<
  BinaryOperator,
  Operate
>([
  ['~', (a, b, meter) => glue(printPython(a, meter), printPython(b, meter), meter)],
  ['in', (item, container, meter) => contains(container, item, meter)],
  ['not in', (item, container, meter) => !contains(container, item, meter)],
  ['<', (a, b) => ordered(comparePython(a, b), (sign) => sign < 0)],
  ['>', (a, b) => ordered(comparePython(a, b), (sign) => sign > 0)],
  ['<=', (a, b) => ordered(comparePython(a, b), (sign) => sign <= 0)],
  ['>=', (a, b) => ordered(comparePython(a, b), (sign) => sign >= 0)],
  ['+', add],
  ['-', (a, b) => toNumber(a) - toNumber(b)],
  ['*', multiply],
  ['/', (a, b) => toNumber(a) / toDivisor(b)],
  ['//', (a, b) => Math.floor(toNumber(a) / toDivisor(b))],
  ['%', (a, b) => remainder(toNumber(a), toDivisor(b))],
  ['**', (a, b) => toNumber(a) ** toNumber(b)],
]);

/** What an order says; nothing holds between values that have none. */
export function ordered(sign: number | undefined, holds: (sign: number) => boolean): boolean {
  return sign !== undefined && holds(sign);
}

/** Below, above or zero; undefined when one side is undefined. Throws for values that have no order. */
export function comparePython(a: Value, b: Value): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (typeof a === 'string' && typeof b === 'string') return order(a, b);
  return order(toNumber(a), toNumber(b));
}

function order<T extends string | number>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function contains(container: Value, item: Value, meter: Meter): boolean {
  if (container === undefined) return false;
  if (typeof container === 'string') {
    meter.produce(container.length);
    return container.includes(printPython(item, meter));
  }
  if (isList(container)) return container.some((member) => pythonEquals(member, item, meter));
  if (!isObject(container))
    throw new TemplateFailure(sentence`“in” needs a list, a text or a dict`);
  const key = keyText(item);
  return key !== undefined && Object.hasOwn(container, key);
}

function add(left: Value, right: Value, meter: Meter): Value {
  if (left === undefined) return right;
  if (right === undefined) return left;
  if (typeof left === 'string' && typeof right === 'string') return glue(left, right, meter);
  if (isList(left) && isList(right)) {
    meter.spend(left.length + right.length);
    return [...left, ...right];
  }
  return toNumber(left) + toNumber(right);
}

export function glue(left: string, right: string, meter: Meter): string {
  meter.produce(left.length + right.length);
  return left + right;
}

function multiply(left: Value, right: Value, meter: Meter): Value {
  if (typeof left === 'string') return repeatText(left, toNumber(right), meter);
  if (typeof right === 'string') return repeatText(right, toNumber(left), meter);
  if (isList(left)) return repeatList(left, toNumber(right), meter);
  return toNumber(left) * toNumber(right);
}

export function repeatText(text: string, count: number, meter: Meter): string {
  const times = Math.max(0, Math.floor(count));
  meter.produce(text.length * times);
  return text === '' ? '' : text.repeat(times);
}

function repeatList(items: readonly Value[], count: number, meter: Meter): Value {
  const times = Math.max(0, Math.floor(count));
  meter.spend(items.length * times);
  return items.length === 0 ? [] : Array.from({ length: times }, () => items).flat();
}

/** Python's remainder has the sign of the divisor. */
function remainder(left: number, right: number): number {
  return ((left % right) + right) % right;
}

function toDivisor(value: Value): number {
  const divisor = toNumber(value);
  if (divisor === 0) throw new TemplateFailure(sentence`the template divides by zero`);
  return divisor;
}

function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value === undefined) return 0;
  throw new TemplateFailure(sentence`an operator was given values it cannot join`);
}
