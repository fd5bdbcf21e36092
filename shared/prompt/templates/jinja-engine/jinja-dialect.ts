import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure } from '../meter.ts';
import { pythonStyle, writeJson } from '../write-json.ts';
import { COMMON_TESTS, isSequence } from './common-tests.ts';
import type { Applied, Dialect, Filter, Run, Test } from './dialect.ts';
import { foldCase, LIST_FILTERS, listOf, readPath } from './list-filters.ts';
import { pythonMember } from './python-members.ts';
import {
  comparePython,
  contains,
  isPythonTruthy,
  printPython,
  PYTHON_OPERATORS,
  pythonEquals,
} from './python-values.ts';
import { rangeList } from './range-global.ts';
import { mapFilter, selectByMemberFilter, selectFilter } from './select-filters.ts';
import {
  encodeUri,
  escapeFilter,
  indentFilter,
  lengthOf,
  stripTags,
  TEXT_FILTERS,
  textFilter,
  textOf,
} from './text-filters.ts';
import { capitalizeText, stripText } from './text-methods.ts';
import {
  argumentOf,
  isList,
  isObject,
  numberArgument,
  textArgument,
  type CallArguments,
  type Value,
} from './value.ts';

const HTML = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&#34;'],
  ["'", '&#39;'],
]);

const FILTERS: readonly (readonly [string, Filter])[] = [
  ...TEXT_FILTERS,
  ...LIST_FILTERS,
  ['trim', trimFilter],
  ['count', lengthOf],
  ['capitalize', textFilter(capitalizeText)],
  ['title', textFilter((text) => text.replaceAll(/[^-\s([{<]+/g, capitalizeText))],
  ['indent', indentFilter(false)],
  ['escape', escapeFilter(HTML)],
  ['e', escapeFilter(HTML)],
  ['forceescape', escapeFilter(HTML)],
  ['striptags', textFilter(stripTags)],
  ['truncate', truncateFilter],
  ['urlencode', textFilter((text) => encodeUri(text).replaceAll('%2F', '/'))],
  ['tojson', tojsonFilter],
  ['int', ({ value, args }) => wholeOf(value) ?? argumentOf(args, 0, 'default') ?? 0],
  ['float', ({ value, args }) => floatOf(value) ?? argumentOf(args, 0, 'default') ?? 0],
  ['list', ({ value }) => listOf(value)],
  ['items', ({ value }) => (isObject(value) ? Object.entries(value) : [])],
  ['map', mapFilter],
  ['select', selectFilter(true)],
  ['reject', selectFilter(false)],
  ['selectattr', selectByMemberFilter(true)],
  ['rejectattr', selectByMemberFilter(false)],
  ['attr', ({ value, args }, run) => readPath(value, argumentOf(args, 0, 'name'), run)],
  ['unique', uniqueFilter],
  ['min', (applied, run) => extreme(applied, run, -1)],
  ['max', (applied, run) => extreme(applied, run, 1)],
  ['groupby', groupbyFilter],
];

const TESTS: readonly (readonly [string, Test])[] = [
  ...COMMON_TESTS,
  ['integer', ({ value }) => Number.isInteger(value)],
  ['float', ({ value }) => typeof value === 'number' && !Number.isInteger(value)],
  ['boolean', ({ value }) => typeof value === 'boolean'],
  ['true', ({ value }) => value === true],
  ['false', ({ value }) => value === false],
  ['sequence', ({ value }) => isSequence(value) || isObject(value)],
  ['in', ({ value, args }, { meter }) => contains(args.positional[0], value, meter)],
];

/** Jinja as Python runs it with its default settings: `trim_blocks` and `lstrip_blocks` off, no escaping. */
export const jinjaDialect: Dialect = {
  syntax: {
    normalizesLineEnds: true,
    rawTags: ['raw'],
    concatPower: 55,
    hasBareKeys: false,
    chainsComparisons: true,
    hasStrictEquality: false,
    hasSlices: true,
  },
  setReachesOut: false,
  filters: new Map(FILTERS),
  tests: new Map(TESTS),
  globals: new Map<string, (args: CallArguments, run: Run) => Value>([
    ['range', (args, { meter }) => rangeList(args, meter)],
    ['dict', ({ named }) => Object.fromEntries(named)],
    ['namespace', ({ named }) => new Map(named)],
  ]),
  isTruthy: isPythonTruthy,
  print: printPython,
  equals: pythonEquals,
  operators: PYTHON_OPERATORS,
  memberOf: pythonMember,
  itemsOf: listOfLoop,
};

function listOfLoop(value: Value): readonly Value[] {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') {
    throw new TemplateFailure(sentence`a loop was given something that is no list`);
  }
  return listOf(value);
}

function trimFilter(applied: Applied, run: Run): Value {
  return stripText(textOf(applied, run), textArgument(applied.args, 0, 'chars'), 'both');
}

/** Keeps five letters more than asked for, Jinja's leeway, rather than cutting them. */
function truncateFilter(applied: Applied, run: Run): Value {
  const { args } = applied;
  const text = textOf(applied, run);
  const length = numberArgument(args, 0, 'length') ?? 255;
  const end = textArgument(args, 2, 'end') ?? '...';
  const leeway = numberArgument(args, 3, 'leeway') ?? 5;
  if (text.length <= length + leeway) return text;
  const cut = text.slice(0, Math.max(0, length - end.length));
  if (isPythonTruthy(argumentOf(args, 1, 'killwords'))) return cut + end;
  const space = cut.lastIndexOf(' ');
  return (space === -1 ? cut : cut.slice(0, space)) + end;
}

/** Python's `json.dumps` with sorted keys, ASCII only and made safe for HTML, as Jinja's filter does. */
function tojsonFilter({ value, args }: Applied, { meter }: Run): Value {
  const width = numberArgument(args, 0, 'indent') ?? 0;
  const indent = ' '.repeat(Math.min(Math.max(0, Math.floor(width)), 16));
  const json = writeJson(value ?? null, { ...pythonStyle(indent), sortsKeys: true }, meter);
  const text = json.replaceAll(/[<>&'\u007f-\uffff]/g, (letter) => {
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  meter.produce(text.length);
  return text;
}

function wholeOf(value: Value): number | undefined {
  const number = floatOf(value);
  return number === undefined ? undefined : Math.trunc(number);
}

function floatOf(value: Value): number | undefined {
  if (typeof value === 'string' && value.trim() === '') return undefined;
  const isScalar = typeof value === 'string' || typeof value === 'number';
  const number = isScalar || typeof value === 'boolean' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

function uniqueFilter({ value, args }: Applied, run: Run): Value {
  const isExact = isPythonTruthy(argumentOf(args, 0, 'case_sensitive'));
  const path = argumentOf(args, 1, 'attribute');
  const seen = new Set<Value>();
  return listOf(value).filter((item) => {
    const key = readPath(item, path, run);
    const folded = isExact ? key : foldCase(key);
    if (seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
}

function extreme({ value, args }: Applied, run: Run, sign: 1 | -1): Value {
  const path = argumentOf(args, 1, 'attribute');
  let best: { readonly item: Value; readonly key: Value } | undefined;
  for (const item of listOf(value)) {
    const key = foldCase(readPath(item, path, run));
    if (!best || (comparePython(key, best.key) ?? 0) * sign > 0) best = { item, key };
  }
  return best?.item;
}

function groupbyFilter({ value, args }: Applied, run: Run): Value {
  const path = argumentOf(args, 0, 'attribute');
  const groups = new Map<Value, Value[]>();
  for (const item of listOf(value)) {
    const key = readPath(item, path, run);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  const entries = [...groups].toSorted(([a], [b]) => comparePython(foldCase(a), foldCase(b)) ?? 0);
  return entries.map(([grouper, list]) => namedPair(grouper, list));
}

/** Jinja's group unpacks as a pair; `group.grouper` and `group.list` are read far more rarely and are not there. */
function namedPair(grouper: Value, list: Value): Value {
  return isList(list) ? [grouper, list] : [grouper, []];
}
