import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure, type Meter } from '../meter.ts';
import type { Run } from './dialect.ts';
import { pythonEquals } from './python-values.ts';
import { capitalizeText, replaceByArguments, stripText } from './text-methods.ts';
import {
  argumentOf,
  isList,
  isObject,
  numberArgument,
  ownMember,
  textArgument,
  weigh,
  type CallArguments,
  type Value,
} from './value.ts';

type Method<T> = (self: T, args: CallArguments, meter: Meter) => Value;

const TEXT_METHODS: ReadonlyMap<string, Method<string>> = new Map<string, Method<string>>([
  ['upper', (text) => text.toUpperCase()],
  ['lower', (text) => text.toLowerCase()],
  ['title', (text) => text.toLowerCase().replaceAll(/\p{L}+/gu, capitalizeText)],
  ['capitalize', (text) => capitalizeText(text)],
  ['strip', (text, args) => stripText(text, textArgument(args, 0, 'chars'), 'both')],
  ['lstrip', (text, args) => stripText(text, textArgument(args, 0, 'chars'), 'start')],
  ['rstrip', (text, args) => stripText(text, textArgument(args, 0, 'chars'), 'end')],
  ['startswith', (text, args) => someText(args, (start) => text.startsWith(start))],
  ['endswith', (text, args) => someText(args, (end) => text.endsWith(end))],
  ['replace', replaceByArguments],
  ['split', splitPython],
  ['splitlines', (text) => text.split(/\r\n|\n|\r/)],
  ['join', (text, args, meter) => joinTexts(argumentOf(args, 0, 'iterable'), text, meter)],
  ['find', (text, args) => text.indexOf(textArgument(args, 0, 'sub') ?? '')],
  ['count', (text, args) => countText(text, textArgument(args, 0, 'sub') ?? '')],
  ['isdigit', (text) => /^\d+$/.test(text)],
]);

const LIST_METHODS: ReadonlyMap<string, Method<readonly Value[]>> = new Map<
  string,
  Method<readonly Value[]>
>([
  ['count', (list, args, meter) => matching(list, args, meter).length],
  ['index', (list, args, meter) => list.indexOf(matching(list, args, meter)[0])],
]);

type Dict = { readonly [key: string]: Value };

const DICT_METHODS: ReadonlyMap<string, Method<Dict>> = new Map<string, Method<Dict>>([
  ['items', (dict) => Object.entries(dict)],
  ['keys', (dict) => Object.keys(dict)],
  ['values', (dict) => Object.values(dict)],
  [
    'get',
    (dict, args) => {
      const found = ownMember(dict, argumentOf(args, 0, 'key'));
      // A key that is not there gives None in Python; here nothing, so that it does not print.
      return found === undefined ? argumentOf(args, 1, 'default') : found;
    },
  ],
]);

/** Items of lists and texts by number, and the methods of Python's own types that do not change anything. */
export function pythonMember(value: Value, key: Value, { meter }: Run): Value {
  if (typeof key === 'number' && (isList(value) || typeof value === 'string')) {
    return value.at(key);
  }
  if (typeof key !== 'string') return undefined;
  if (typeof value === 'string') return bind(TEXT_METHODS.get(key), value, meter);
  if (isList(value)) return bind(LIST_METHODS.get(key), value, meter);
  return isObject(value) ? bind(DICT_METHODS.get(key), value, meter) : undefined;
}

function bind<T extends Value>(method: Method<T> | undefined, self: T, meter: Meter): Value {
  if (!method) return undefined;
  return (args) => {
    weigh(self, meter);
    return method(self, args, meter);
  };
}

function someText(args: CallArguments, holds: (text: string) => boolean): boolean {
  const [given] = args.positional;
  const texts = isList(given) ? given : [given];
  return texts.some((text) => typeof text === 'string' && holds(text));
}

function splitPython(text: string, args: CallArguments, meter: Meter): Value {
  const separator = textArgument(args, 0, 'sep');
  const limit = numberArgument(args, 1, 'maxsplit') ?? -1;
  if (separator === '')
    throw new TemplateFailure(sentence`split needs a separator that is not empty`);
  const parts =
    separator === undefined ? text.trim().split(/\s+/).filter(Boolean) : text.split(separator);
  meter.spend(parts.length);
  if (limit < 0 || parts.length <= limit + 1) return parts;
  return [...parts.slice(0, limit), parts.slice(limit).join(separator ?? ' ')];
}

function joinTexts(items: Value, separator: string, meter: Meter): string {
  if (!isList(items)) throw new TemplateFailure(sentence`join needs a list`);
  const texts = items.map((item) => {
    if (typeof item !== 'string') throw new TemplateFailure(sentence`join needs a list of texts`);
    return item;
  });
  meter.produce(texts.reduce((sum, item) => sum + item.length + separator.length, 0));
  return texts.join(separator);
}

function countText(text: string, part: string): number {
  return part === '' ? text.length + 1 : text.split(part).length - 1;
}

function matching(list: readonly Value[], args: CallArguments, meter: Meter): readonly Value[] {
  const wanted = argumentOf(args, 0, 'value');
  return list.filter((item) => pythonEquals(item, wanted, meter));
}
