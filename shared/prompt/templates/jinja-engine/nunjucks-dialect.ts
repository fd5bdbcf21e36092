import type { Json } from '../../../text/json.ts';
import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure, type Meter } from '../meter.ts';
import { javascriptStyle, writeJson } from '../write-json.ts';
import { COMMON_TESTS } from './common-tests.ts';
import type { Applied, Dialect, Filter, Run } from './dialect.ts';
import { javascriptMember } from './javascript-members.ts';
import { JAVASCRIPT_OPERATORS, javascriptEquals, printJavascript } from './javascript-values.ts';
import { LIST_FILTERS, listOf, readPath } from './list-filters.ts';
import { rangeList } from './range-global.ts';
import { selectByMemberFilter, selectFilter } from './select-filters.ts';
import {
  encodeUri,
  escapeFilter,
  indentFilter,
  stripTags,
  TEXT_FILTERS,
  textFilter,
  textOf,
} from './text-filters.ts';
import { capitalizeText } from './text-methods.ts';
import {
  argumentOf,
  isList,
  isObject,
  keyText,
  numberArgument,
  textArgument,
  type Callable,
  type CallArguments,
  type Value,
} from './value.ts';

const HTML = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['\\', '&#92;'],
]);

const FILTERS: readonly (readonly [string, Filter])[] = [
  ...TEXT_FILTERS,
  ...LIST_FILTERS,
  ['capitalize', textFilter(capitalizeText)],
  ['title', textFilter((text) => text.split(' ').map(capitalizeText).join(' '))],
  ['indent', indentFilter(true)],
  ['escape', escapeFilter(HTML)],
  ['e', escapeFilter(HTML)],
  ['forceescape', escapeFilter(HTML)],
  ['striptags', textFilter(stripTags)],
  ['nl2br', textFilter((text) => text.replaceAll(/\r\n|\n/g, '<br />\n'))],
  ['truncate', truncateFilter],
  ['urlencode', textFilter(encodeUri)],
  ['dump', dumpFilter],
  ['load', loadFilter],
  ['int', ({ value, args }) => numberOr(Number.parseInt(String(scalar(value)), 10), args)],
  ['float', ({ value, args }) => numberOr(Number.parseFloat(String(scalar(value))), args)],
  ['list', listFilter],
  ['select', selectFilter(true)],
  ['reject', selectFilter(false)],
  ['selectattr', selectByMemberFilter(true)],
  ['rejectattr', selectByMemberFilter(false)],
  ['groupby', groupbyFilter],
];

/** Nunjucks as promptfoo runs it: no escaping, nothing printed for what is undefined. */
export const nunjucksDialect: Dialect = {
  syntax: {
    normalizesLineEnds: false,
    rawTags: ['raw', 'verbatim'],
    concatPower: 50,
    hasBareKeys: true,
    chainsComparisons: false,
    hasStrictEquality: true,
    hasSlices: false,
  },
  setReachesOut: true,
  filters: new Map(FILTERS),
  tests: new Map([
    ...COMMON_TESTS,
    ['truthy', ({ value }) => Boolean(value)],
    ['falsy', ({ value }) => !value],
  ]),
  globals: new Map<string, (args: CallArguments, run: Run) => Value>([
    ['range', (args, { meter }) => rangeList(args, meter)],
    ['joiner', joiner],
  ]),
  isTruthy: Boolean,
  print: printJavascript,
  equals: javascriptEquals,
  operators: JAVASCRIPT_OPERATORS,
  memberOf: javascriptMember,
  itemsOf,
};

/** One loop variable visits lists and texts; two or more visit the keys and values of an object. */
function itemsOf(value: Value, count: number, meter: Meter): readonly Value[] {
  if (isList(value)) return value;
  if (typeof value === 'string') {
    meter.produce(value.length);
    return Array.from({ length: value.length }, (_, index) => value.charAt(index));
  }
  return count > 1 && isObject(value) ? Object.entries(value) : [];
}

function joiner({ positional }: CallArguments): Callable {
  const separator = positional[0] === undefined ? ',' : positional[0];
  let isFirst = true;
  return () => {
    const text = isFirst ? '' : separator;
    isFirst = false;
    return text;
  };
}

function truncateFilter(applied: Applied, run: Run): Value {
  const { args } = applied;
  const text = textOf(applied, run);
  const length = numberArgument(args, 0, 'length') ?? 255;
  if (text.length <= length) return text;
  const space = text.lastIndexOf(' ', length);
  const isCutAnywhere = Boolean(argumentOf(args, 1, 'killwords')) || space === -1;
  return text.slice(0, isCutAnywhere ? length : space) + (textArgument(args, 2, 'end') ?? '...');
}

function dumpFilter({ value, args }: Applied, { meter }: Run): Value {
  if (value === undefined) return undefined;
  const spaces = argumentOf(args, 0, 'spaces');
  const indent = typeof spaces === 'number' ? ' '.repeat(Math.min(Math.max(0, spaces), 10)) : '';
  return writeJson(value, javascriptStyle(indent), meter);
}

/** promptfoo's own filter: the value of a JSON text. */
function loadFilter(applied: Applied, run: Run): Value {
  try {
    const value: Json = JSON.parse(textOf(applied, run));
    return value;
  } catch {
    throw new TemplateFailure(sentence`load was given a text that is not JSON`);
  }
}

function scalar(value: Value): string | number {
  return typeof value === 'string' || typeof value === 'number' ? value : '';
}

function numberOr(number: number, args: CallArguments): Value {
  return Number.isNaN(number) ? argumentOf(args, 0, 'default') : number;
}

function listFilter({ value }: Applied): Value {
  if (!isObject(value)) return listOf(value);
  return Object.entries(value).map(([key, member]) => ({ key, value: member }));
}

function groupbyFilter({ value, args }: Applied, run: Run): Value {
  const path = argumentOf(args, 0, 'attribute');
  const groups = new Map<string, Value[]>();
  for (const item of listOf(value)) {
    const key = keyText(readPath(item, path, run)) ?? 'undefined';
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return Object.fromEntries(groups);
}
