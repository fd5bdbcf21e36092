import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure } from '../meter.ts';
import type { Applied, Filter, Run } from './dialect.ts';
import { comparePython } from './python-values.ts';
import {
  argumentOf,
  isList,
  isObject,
  keyText,
  numberArgument,
  ownMember,
  textArgument,
  weigh,
  type CallArguments,
  type Value,
} from './value.ts';

/** The operand as a list: a text's letters, a dict's keys, nothing for nothing. */
export function listOf(value: Value): readonly Value[] {
  if (isList(value)) return value;
  if (typeof value === 'string') return Array.from(value);
  if (isObject(value)) return Object.keys(value);
  if (value === undefined) return [];
  throw new TemplateFailure(sentence`a filter for lists was given something else`);
}

/** Reads `a.b.0` from an item, as the `attribute` of a filter names it; without a path, the item itself. */
export function readPath(item: Value, path: Value, run: Run): Value {
  let value = item;
  for (const step of keyText(path)?.split('.') ?? []) {
    const key = /^\d{1,9}$/.test(step) ? Number(step) : step;
    const own = ownMember(value, key);
    value = own === undefined ? run.dialect.memberOf(value, key, run) : own;
    run.meter.spend();
  }
  // Whatever the filter does with it, it reads it.
  weigh(value, run.meter);
  return value;
}

/** Filters of lists that mean the same in Jinja and Nunjucks. */
export const LIST_FILTERS: readonly (readonly [string, Filter])[] = [
  ['join', joinFilter],
  ['sort', sortFilter],
  ['sum', sumFilter],
  ['batch', batchFilter],
  ['slice', sliceFilter],
  ['dictsort', dictsortFilter],
];

function joinFilter({ value, args }: Applied, run: Run): Value {
  const separator = textArgument(args, 0, 'd') ?? '';
  const path = argumentOf(args, 1, 'attribute');
  const texts = listOf(value).map((item) =>
    run.dialect.print(readPath(item, path, run), run.meter),
  );
  run.meter.produce(texts.reduce((sum, text) => sum + text.length + separator.length, 0));
  return texts.join(separator);
}

function sortFilter({ value, args }: Applied, run: Run): Value {
  const isReversed = run.dialect.isTruthy(argumentOf(args, 0, 'reverse'));
  const isExact = run.dialect.isTruthy(argumentOf(args, 1, 'case_sensitive'));
  const path = argumentOf(args, 2, 'attribute');
  const keyed = listOf(value).map((item) => {
    const key = readPath(item, path, run);
    return { item, key: isExact ? key : foldCase(key) };
  });
  const sorted = keyed.toSorted((a, b) => {
    run.meter.spend();
    weigh(a.key, run.meter);
    const order = comparePython(a.key, b.key) ?? 0;
    return isReversed ? -order : order;
  });
  return sorted.map(({ item }) => item);
}

export function foldCase(value: Value): Value {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function sumFilter({ value, args }: Applied, run: Run): Value {
  const path = argumentOf(args, 0, 'attribute');
  let sum = numberArgument(args, 1, 'start') ?? 0;
  for (const item of listOf(value)) {
    const number = readPath(item, path, run);
    if (typeof number !== 'number')
      throw new TemplateFailure(sentence`sum needs a list of numbers`);
    sum += number;
  }
  return sum;
}

function batchFilter({ value, args }: Applied, run: Run): Value {
  const size = positiveArgument(args, 0, 'linecount');
  const filler = argumentOf(args, 1, 'fill_with');
  const items = listOf(value);
  const rows: Value[][] = [];
  for (let start = 0; start < items.length; start += size) {
    rows.push(items.slice(start, start + size));
  }
  const last = rows.at(-1);
  if (filler !== undefined && filler !== null && last) {
    run.meter.spend(size);
    while (last.length < size) last.push(filler);
  }
  return rows;
}

function sliceFilter({ value, args }: Applied, run: Run): Value {
  const count = positiveArgument(args, 0, 'slices');
  const filler = argumentOf(args, 1, 'fill_with');
  const items = listOf(value);
  const length = Math.floor(items.length / count);
  const longer = items.length % count;
  run.meter.spend(count);
  return Array.from({ length: count }, (_, index) => {
    const start = index * length + Math.min(index, longer);
    const row = items.slice(start, start + length + (index < longer ? 1 : 0));
    return filler !== undefined && filler !== null && index >= longer ? [...row, filler] : row;
  });
}

function positiveArgument(args: CallArguments, index: number, name: string): number {
  const number = numberArgument(args, index, name);
  if (number === undefined || !Number.isSafeInteger(number) || number < 1) {
    throw new TemplateFailure(sentence`${name} must be a whole number above 0`);
  }
  return number;
}

function dictsortFilter({ value, args }: Applied, run: Run): Value {
  if (!isObject(value)) throw new TemplateFailure(sentence`dictsort needs a dict`);
  const isExact = run.dialect.isTruthy(argumentOf(args, 0, 'case_sensitive'));
  const place = textArgument(args, 1, 'by') === 'value' ? 1 : 0;
  const isReversed = run.dialect.isTruthy(argumentOf(args, 2, 'reverse'));
  const entries: (readonly [string, Value])[] = Object.entries(value);
  return entries.toSorted((a, b) => {
    run.meter.spend();
    const [left, right] = isExact ? [a[place], b[place]] : [foldCase(a[place]), foldCase(b[place])];
    const order = comparePython(left, right) ?? 0;
    return isReversed ? -order : order;
  });
}
