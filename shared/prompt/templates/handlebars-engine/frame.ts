import type { Json } from '../../../text/json.ts';
import type { Vars } from '../../template-language.ts';
import type { Meter } from '../meter.ts';
import type { Program } from './ast.ts';

export type Value = Json | undefined;

export function isList(value: Value): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Value): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** One filling. */
export type Run = {
  readonly meter: Meter;
  readonly vars: Vars;
  readonly missing: Set<string>;
  /** The program of a partial; undefined when no partial has this name. */
  readonly findPartial: (name: string) => Program | undefined;
};

/** What `this` is, and what `../` leads to. */
export type Context = {
  readonly value: Value;
  /** The variables given to the template: a name that is not here is a missing one. */
  readonly isRoot: boolean;
  readonly outer: Context | undefined;
};

/** Names in a block and around it: `@index` and its kin, or block parameters. */
export type Names = {
  readonly names: ReadonlyMap<string, Value>;
  readonly outer: Names | undefined;
};

export type Frame = {
  readonly run: Run;
  readonly context: Context;
  readonly data: Names | undefined;
  readonly locals: Names | undefined;
  /** Names of the partials around this place. */
  readonly partials: readonly string[];
};

/** `this` becomes `value`; a block that keeps `this` adds no `../`. */
export function enter(frame: Frame, value: Value): Frame {
  if (value === frame.context.value) return frame;
  return { ...frame, context: { value, isRoot: false, outer: frame.context } };
}

export function withData(frame: Frame, names: ReadonlyMap<string, Value>): Frame {
  return { ...frame, data: { names, outer: frame.data } };
}

export function withLocals(
  frame: Frame,
  names: readonly string[],
  values: readonly Value[],
): Frame {
  if (names.length === 0) return frame;
  const locals = new Map(names.map((name, index) => [name, values[index]]));
  return { ...frame, locals: { names: locals, outer: frame.locals } };
}

export function findName(place: Names | undefined, name: string): Names | undefined {
  for (let names = place; names; names = names.outer) if (names.names.has(name)) return names;
  return undefined;
}
