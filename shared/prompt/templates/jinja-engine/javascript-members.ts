import type { Meter } from '../meter.ts';
import type { Run } from './dialect.ts';
import { javascriptText } from './javascript-values.ts';
import { replaceText } from './text-methods.ts';
import { isList, numberArgument, textArgument, type CallArguments, type Value } from './value.ts';

type Method<T> = (self: T, args: CallArguments, meter: Meter) => Value;

const TEXT_METHODS: ReadonlyMap<string, Method<string>> = new Map<string, Method<string>>([
  ['toUpperCase', (text) => text.toUpperCase()],
  ['toLowerCase', (text) => text.toLowerCase()],
  ['trim', (text) => text.trim()],
  ['trimStart', (text) => text.trimStart()],
  ['trimEnd', (text) => text.trimEnd()],
  ['toString', (text) => text],
  ['includes', (text, args) => text.includes(textArgument(args, 0, 'part') ?? 'undefined')],
  ['startsWith', (text, args) => text.startsWith(textArgument(args, 0, 'part') ?? 'undefined')],
  ['endsWith', (text, args) => text.endsWith(textArgument(args, 0, 'part') ?? 'undefined')],
  ['indexOf', (text, args) => text.indexOf(textArgument(args, 0, 'part') ?? 'undefined')],
  ['charAt', (text, args) => text.charAt(numberArgument(args, 0, 'index') ?? 0)],
  ['slice', (text, args) => text.slice(...bounds(args))],
  ['substring', (text, args) => text.substring(...bounds(args))],
  ['split', splitJavascript],
  ['replace', (text, args, meter) => replaceJavascript(text, args, { meter, count: 1 })],
  ['replaceAll', (text, args, meter) => replaceJavascript(text, args, { meter, count: -1 })],
]);

const LIST_METHODS: ReadonlyMap<string, Method<readonly Value[]>> = new Map<
  string,
  Method<readonly Value[]>
>([
  ['join', joinJavascript],
  ['slice', (list, args) => list.slice(...bounds(args))],
  ['includes', (list, args) => list.includes(args.positional[0])],
  ['indexOf', (list, args) => list.indexOf(args.positional[0])],
  ['concat', concat],
  ['reverse', (list) => list.toReversed()],
]);

/** `length`, items by number, and the methods of JavaScript's lists and texts that do not change anything. */
export function javascriptMember(value: Value, key: Value, { meter }: Run): Value {
  if (typeof value !== 'string' && !isList(value)) return undefined;
  if (key === 'length') return value.length;
  if (typeof key === 'number' || (typeof key === 'string' && /^\d{1,9}$/.test(key))) {
    return value[Number(key)];
  }
  if (typeof key !== 'string') return undefined;
  return typeof value === 'string'
    ? bind(TEXT_METHODS.get(key), value, meter)
    : bind(LIST_METHODS.get(key), value, meter);
}

function bind<T extends string | readonly Value[]>(
  method: Method<T> | undefined,
  self: T,
  meter: Meter,
): Value {
  if (!method) return undefined;
  return (args) => {
    meter.spend(1 + self.length / 8);
    return method(self, args, meter);
  };
}

function bounds(args: CallArguments): [number, number | undefined] {
  return [numberArgument(args, 0, 'start') ?? 0, numberArgument(args, 1, 'end')];
}

function splitJavascript(text: string, args: CallArguments, meter: Meter): Value {
  const separator = textArgument(args, 0, 'separator');
  const parts = separator === undefined ? [text] : text.split(separator);
  meter.spend(parts.length);
  return parts;
}

function replaceJavascript(
  text: string,
  args: CallArguments,
  { meter, count }: { readonly meter: Meter; readonly count: number },
): string {
  const from = textArgument(args, 0, 'from') ?? 'undefined';
  const to = textArgument(args, 1, 'to') ?? 'undefined';
  return replaceText(text, { from, to, count }, meter);
}

function joinJavascript(list: readonly Value[], args: CallArguments, meter: Meter): string {
  const separator = textArgument(args, 0, 'separator') ?? ',';
  const texts = list.map((item) =>
    item === undefined || item === null ? '' : javascriptText(item, meter),
  );
  meter.produce(texts.reduce((sum, text) => sum + text.length + separator.length, 0));
  return texts.join(separator);
}

function concat(list: readonly Value[], { positional }: CallArguments, meter: Meter): Value {
  const joined = [...list, ...positional.flatMap((item) => item)];
  meter.spend(joined.length);
  return joined;
}
