import { sentence } from '../../../text/sentence.ts';
import { TemplateFailure } from '../meter.ts';
import { javascriptStyle, writeJson } from '../write-json.ts';
import type { Call, Expression, Path } from './ast.ts';
import { findName, isList, isObject, type Context, type Frame, type Value } from './frame.ts';

/** Throws a `TemplateFailure` for a helper that is not known. `quiet`: a name that is absent is not a missing one. */
export function evaluate(frame: Frame, node: Expression, quiet = false): Value {
  frame.run.meter.spend();
  if (node.kind === 'literal') return node.value;
  if (node.kind === 'path') return readPath(frame, node, quiet);
  return frame.run.meter.nest(() => callInside(frame, node.call));
}

/** The helpers that give a value: alone in a tag, or in brackets inside one. */
function callInside(frame: Frame, call: Call): Value {
  const name = helperName(call.callee);
  const value = name === undefined ? undefined : valueHelper(frame, name, call);
  if (!value) throw unknownHelper(name);
  return value.value;
}

/** The value of `{{json …}}` or `{{lookup …}}`; undefined for every other helper. */
export function valueHelper(
  frame: Frame,
  name: string,
  { params, hash }: Call,
): { readonly value: Value } | undefined {
  const [first, second] = params;
  if (name === 'lookup' && first && second) {
    return { value: readStep(evaluate(frame, first), evaluate(frame, second)) };
  }
  if (name !== 'json' || !first) return undefined;
  const value = evaluate(frame, first);
  const indent = hash.get('indent');
  const style = javascriptStyle(indentOf(indent && evaluate(frame, indent)));
  return { value: value === undefined ? '' : writeJson(value, style, frame.run.meter) };
}

/** As the third argument of `JSON.stringify`: a number of spaces or a text, ten letters at most. */
function indentOf(value: Value): string {
  if (typeof value === 'string') return value.slice(0, 10);
  return typeof value === 'number' ? ' '.repeat(Math.min(Math.max(0, Math.floor(value)), 10)) : '';
}

export function unknownHelper(name: string | undefined): TemplateFailure {
  const called = name === undefined ? 'a path' : `“${name.slice(0, 40)}”`;
  return new TemplateFailure(
    sentence`${called} is no helper of dotprompt's that can be used like this`,
  );
}

/** The name this callee would call, when it may name a helper at all. */
export function helperName(callee: Call['callee']): string | undefined {
  if (callee.kind === 'literal' || !isPlain(callee)) return undefined;
  return callee.parts.length === 1 ? callee.parts[0] : undefined;
}

export function readPath(frame: Frame, path: Path, quiet = false): Value {
  frame.run.meter.spend(path.parts.length);
  if (path.isData) return readData(frame, path, quiet);
  const [first = '', ...rest] = path.parts;
  const local = isPlain(path) ? findName(frame.locals, first) : undefined;
  return local ? readSteps(local.names.get(first), rest) : readContext(frame, path, quiet);
}

function readContext(frame: Frame, path: Path, quiet: boolean): Value {
  const [first = '', ...rest] = path.parts;
  const context = contextAt(frame.context, path.depth);
  if (!context?.isRoot || path.parts.length === 0) return readSteps(context?.value, path.parts);
  const value = readStep(context.value, first);
  if (value === undefined && !quiet) frame.run.missing.add(first);
  return readSteps(value, rest);
}

/** Neither `this.name` nor `../name`: it may name a helper or a block parameter. */
function isPlain({ isData, depth, isScoped }: Path): boolean {
  return !isData && depth === 0 && !isScoped;
}

function contextAt(context: Context, depth: number): Context | undefined {
  let place: Context | undefined = context;
  for (let steps = depth; steps > 0 && place; steps -= 1) place = place.outer;
  return place;
}

/** `@root`, `@index` and its kin; any other `@name` is what the program around the template would set. */
function readData(frame: Frame, { depth, parts }: Path, quiet: boolean): Value {
  const [first = '', ...rest] = parts;
  if (first === 'root') return readGiven(frame, rest, quiet);
  let place = frame.data;
  for (let steps = depth; steps > 0 && place; steps -= 1) place = place.outer;
  const names = findName(place, first);
  if (names) return readSteps(names.names.get(first), rest);
  return readGiven(frame, [`@${first}`, ...rest], quiet);
}

/** A path that starts at the variables given to the template. */
function readGiven({ run }: Frame, steps: readonly string[], quiet: boolean): Value {
  const [name] = steps;
  if (name !== undefined && !Object.hasOwn(run.vars, name) && !quiet) run.missing.add(name);
  return readSteps(run.vars, steps);
}

function readSteps(value: Value, steps: readonly string[]): Value {
  let found = value;
  for (const step of steps) found = readStep(found, step);
  return found;
}

/** A value's own member only, so that `constructor`, `__proto__` and their kin are never there. */
function readStep(value: Value, step: Value): Value {
  if (typeof step !== 'string' && typeof step !== 'number') return undefined;
  const key = String(step);
  if (typeof value === 'string' || isList(value)) return readItem(value, key);
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function readItem(items: string | readonly Value[], key: string): Value {
  if (key === 'length') return items.length;
  return /^\d{1,9}$/.test(key) ? items[Number(key)] : undefined;
}
