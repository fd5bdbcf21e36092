import type { Meter } from '../meter.ts';
import type { Applied, Dialect, Filter, Run } from '../jinja-engine/dialect.ts';
import { jinjaDialect } from '../jinja-engine/jinja-dialect.ts';
import { textArgument, numberArgument, isList, type Value } from '../jinja-engine/value.ts';
import { javascriptStyle, writeJson } from '../write-json.ts';
import { numberOf, textFilter, textOf } from '../jinja-engine/text-filters.ts';

const FILTERS: readonly (readonly [string, Filter])[] = [
  ['upcase', textFilter((text) => text.toUpperCase())],
  ['downcase', textFilter((text) => text.toLowerCase())],
  ['strip', textFilter((text) => text.trim())],
  ['lstrip', textFilter((text) => text.trimStart())],
  ['rstrip', textFilter((text) => text.trimEnd())],
  ['strip_newlines', textFilter((text) => text.replaceAll(/\r?\n/g, ''))],
  ['newline_to_br', textFilter((text) => text.replaceAll(/\r?\n/g, '<br />\n'))],
  ['strip_html', aliasOf('striptags')],
  ['size', aliasOf('length')],
  ['uniq', aliasOf('unique')],
  ['json', ({ value }, { meter }) => writeJson(value, javascriptStyle(''), meter)],
  ['append', glueFilter((text, other) => text + other)],
  ['prepend', glueFilter((text, other) => other + text)],
  ['remove', (applied, run) => textOf(applied, run).replaceAll(argument(applied), '')],
  ['split', (applied, run) => textOf(applied, run).split(argument(applied))],
  ['plus', numberFilter((a, b) => a + b)],
  ['minus', numberFilter((a, b) => a - b)],
  ['times', numberFilter((a, b) => a * b)],
  ['divided_by', numberFilter((a, b) => (Number.isInteger(b) ? Math.floor(a / b) : a / b))],
  ['modulo', numberFilter((a, b) => a % b)],
  ['floor', numberFilter((a) => Math.floor(a))],
  ['ceil', numberFilter((a) => Math.ceil(a))],
];

/** Liquid on the Jinja engine: only nil and false are false, a list prints without commas. */
export const liquidDialect: Dialect = {
  ...jinjaDialect,
  filters: new Map([...jinjaDialect.filters, ...FILTERS]),
  isTruthy: (value) => value !== undefined && value !== null && value !== false,
  print: printLiquid,
};

function printLiquid(value: Value, meter: Meter): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (isList(value)) return value.map((item) => printLiquid(item, meter)).join('');
  return jinjaDialect.print(value, meter);
}

function aliasOf(name: string): Filter {
  return (applied: Applied, run: Run) => jinjaDialect.filters.get(name)?.(applied, run);
}

function argument({ args }: Applied): string {
  return textArgument(args, 0, 'text') ?? '';
}

function glueFilter(glue: (text: string, other: string) => string): Filter {
  return (applied, run) => {
    const text = glue(textOf(applied, run), argument(applied));
    run.meter.produce(text.length);
    return text;
  };
}

function numberFilter(compute: (a: number, b: number) => number): Filter {
  return ({ value, args }) => {
    const result = compute(numberOf(value), numberArgument(args, 0, 'by') ?? 0);
    return Number.isFinite(result) ? result : 0;
  };
}
