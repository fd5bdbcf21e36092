import type { Meter } from '../meter.ts';

/** What an expression may come to. Objects are read by their own keys only; functions are ours, never a value's. */
export type Value =
  | undefined
  | null
  | boolean
  | number
  | string
  | readonly Value[]
  | { readonly [key: string]: Value }
  | Namespace
  | Callable;

/** `namespace()`: the one value a template may change. */
export type Namespace = Map<string, Value>;

export type CallArguments = {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
};

export type Callable = (args: CallArguments) => Value;

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isNamespace(value: Value): value is Namespace {
  return value instanceof Map;
}

export function isObject(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !isList(value) && !isNamespace(value);
}

/** Pays for reading all of a value once: each letter, item or key, but not what is inside the items. */
export function weigh(value: Value, meter: Meter): void {
  if (typeof value === 'string') meter.produce(value.length);
  else if (isList(value)) meter.produce(value.length);
  else if (isObject(value)) meter.produce(Object.keys(value).length);
}

/** The value's own member, so that `constructor`, `__proto__` and their kin are never there. */
export function ownMember(value: Value, key: Value): Value {
  const name = keyText(key);
  if (name === undefined) return undefined;
  if (isNamespace(value)) return value.get(name);
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The text of a value as the key of an object; undefined when it cannot be one. */
export function keyText(key: Value): string | undefined {
  return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
}

/** The argument at this place, or of this name. */
export function argumentOf(args: CallArguments, index: number, name: string): Value {
  const given = args.positional[index];
  return given === undefined ? args.named.get(name) : given;
}

export function textArgument(args: CallArguments, index: number, name: string): string | undefined {
  const value = argumentOf(args, index, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

export function numberArgument(
  args: CallArguments,
  index: number,
  name: string,
): number | undefined {
  const value = argumentOf(args, index, name);
  return typeof value === 'number' ? value : undefined;
}
