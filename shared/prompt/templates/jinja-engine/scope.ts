import type { Vars } from '../../template-language.ts';
import type { Run } from './dialect.ts';
import type { Value } from './value.ts';

/** Names that the template made itself, innermost first. */
export type Scope = { readonly names: Map<string, Value>; readonly outer: Scope | undefined };

/** Where an expression stands. */
export type Frame = { readonly run: Run; readonly scope: Scope; readonly vars: Vars };

export function openScope(frame: Frame, names: ReadonlyMap<string, Value> = new Map()): Frame {
  return { ...frame, scope: { names: new Map(names), outer: frame.scope } };
}

/** The scope that holds the name. */
export function findScope({ run, scope }: Frame, name: string): Scope | undefined {
  for (let place: Scope | undefined = scope; place; place = place.outer) {
    run.meter.spend();
    if (place.names.has(name)) return place;
  }
  return undefined;
}

/**
 * The value of a name: the template's own, then a given variable, then a function of the language. A name that is
 * nowhere is undefined, and `missing` unless the template only asks whether it is there (`quiet`).
 */
export function lookUp(frame: Frame, name: string, quiet = false): Value {
  const { run, vars } = frame;
  const place = findScope(frame, name);
  if (place) return place.names.get(name);
  if (Object.hasOwn(vars, name)) return vars[name];
  const global = run.dialect.globals.get(name);
  if (global) return (args) => global(args, run);
  if (!quiet) run.missing.add(name);
  return undefined;
}
