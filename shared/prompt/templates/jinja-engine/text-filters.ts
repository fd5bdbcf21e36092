import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure } from '../meter.ts';
import type { Applied, Filter, Run } from './dialect.ts';
import { repeatText } from './python-values.ts';
import { indentText, replaceByArguments } from './text-methods.ts';
import { argumentOf, isList, isObject, numberArgument, textArgument, type Value } from './value.ts';

/** The operand as the language prints it. */
export function textOf({ value }: Applied, { dialect, meter }: Run): string {
  return dialect.print(value, meter);
}

/** A filter that makes one text of another. */
export function textFilter(change: (text: string) => string): Filter {
  return (applied, run) => {
    const text = change(textOf(applied, run));
    run.meter.produce(text.length);
    return text;
  };
}

/** Filters of texts that mean the same in Jinja and Nunjucks. */
export const TEXT_FILTERS: readonly (readonly [string, Filter])[] = [
  ['upper', textFilter((text) => text.toUpperCase())],
  ['lower', textFilter((text) => text.toLowerCase())],
  ['trim', textFilter((text) => text.trim())],
  ['string', textFilter((text) => text)],
  // There is no escaping in a prompt, so what is safe stays what it was.
  ['safe', ({ value }) => value],
  ['replace', (applied, run) => replaceByArguments(textOf(applied, run), applied.args, run.meter)],
  ['center', centerFilter],
  ['length', lengthOf],
  ['first', ({ value }) => itemAt(value, 0)],
  ['last', ({ value }) => itemAt(value, -1)],
  ['reverse', reverseFilter],
  ['wordcount', (applied, run) => textOf(applied, run).match(/[\p{L}\p{N}_]+/gu)?.length ?? 0],
  ['default', defaultFilter],
  ['d', defaultFilter],
  ['abs', ({ value }) => Math.abs(numberOf(value))],
  ['round', roundFilter],
];

export function lengthOf({ value }: Applied): Value {
  if (typeof value === 'string' || isList(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : 0;
}

function itemAt(value: Value, index: number): Value {
  return typeof value === 'string' || isList(value) ? value.at(index) : undefined;
}

function reverseFilter(applied: Applied, run: Run): Value {
  if (isList(applied.value)) return applied.value.toReversed();
  return Array.from(textOf(applied, run)).toReversed().join('');
}

function defaultFilter({ value, args }: Applied, { dialect }: Run): Value {
  const coversFalse = dialect.isTruthy(argumentOf(args, 1, 'boolean'));
  const isAbsent = coversFalse ? !dialect.isTruthy(value) : value === undefined;
  if (!isAbsent) return value;
  const fallback = argumentOf(args, 0, 'default_value');
  return fallback === undefined ? '' : fallback;
}

export function numberOf(value: Value): number {
  if (typeof value === 'number') return value;
  throw new TemplateFailure(sentence`a filter for numbers was given something else`);
}

function roundFilter({ value, args }: Applied): Value {
  const factor = 10 ** (numberArgument(args, 0, 'precision') ?? 0);
  const method = textArgument(args, 1, 'method');
  const scaled = numberOf(value) * factor;
  if (method === 'ceil') return Math.ceil(scaled) / factor;
  if (method === 'floor') return Math.floor(scaled) / factor;
  return Math.round(scaled) / factor;
}

function centerFilter(applied: Applied, run: Run): Value {
  const text = textOf(applied, run);
  const space = (numberArgument(applied.args, 0, 'width') ?? 80) - text.length;
  if (space <= 0) return text;
  const before = repeatText(' ', Math.floor(space / 2), run.meter);
  return before + text + repeatText(' ', Math.ceil(space / 2), run.meter);
}

/** `indent(width, first, blank)`; the width may also be the text to put in front. */
export function indentFilter(blankByDefault: boolean): Filter {
  return (applied, run) => {
    const { args } = applied;
    const width = argumentOf(args, 0, 'width');
    const count = typeof width === 'number' ? width : 4;
    const pad = typeof width === 'string' ? width : repeatText(' ', count, run.meter);
    const first = run.dialect.isTruthy(argumentOf(args, 1, 'first'));
    const blank = blankByDefault || run.dialect.isTruthy(argumentOf(args, 2, 'blank'));
    return indentText(textOf(applied, run), { pad, first, blank }, run.meter);
  };
}

/** Replaces letters by their HTML names. */
export function escapeFilter(names: ReadonlyMap<string, string>): Filter {
  return textFilter((text) =>
    text.replaceAll(/[&<>"'\\]/g, (letter) => names.get(letter) ?? letter),
  );
}

/** `encodeURIComponent`, which throws for half a surrogate pair. */
export function encodeUri(text: string): string {
  const whole = text.replaceAll(/\p{Surrogate}/gu, '\u{FFFD}');
  return encodeURIComponent(whole);
}

/** Without HTML tags and comments, runs of whitespace made one space. Linear, unlike the usual pattern. */
export function stripTags(text: string): string {
  let kept = '';
  let offset = 0;
  for (let open = text.indexOf('<'); open !== -1; open = text.indexOf('<', offset)) {
    const closer = text.startsWith('<!--', open) ? '-->' : '>';
    const close = text.indexOf(closer, open);
    if (close === -1) break;
    kept += text.slice(offset, open);
    offset = close + closer.length;
  }
  kept += text.slice(offset);
  return kept.trim().replaceAll(/\s+/g, ' ');
}
