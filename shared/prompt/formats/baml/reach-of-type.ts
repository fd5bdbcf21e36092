import type { BamlAlias, BamlClass, BamlEnum } from './declarations.ts';
import type { BamlType } from './read-type.ts';

/** What the types of a project are called. */
export type BamlTypes = {
  readonly classes: ReadonlyMap<string, BamlClass>;
  readonly enums: ReadonlyMap<string, BamlEnum>;
  readonly aliases: ReadonlyMap<string, BamlAlias>;
};

export const PRIMITIVES: ReadonlySet<string> = new Set(['string', 'int', 'float', 'bool', 'null']);

/** Each is followed to find the ones that lead back to themselves. */
const MAX_CLASSES = 300;

/** What a name stands for, through `type X = …`. */
export function resolveAlias(type: BamlType, { aliases }: BamlTypes): BamlType {
  let resolved = type;
  for (let step = 0; step < 20 && resolved.kind === 'name'; step += 1) {
    const alias = aliases.get(resolved.name);
    if (!alias) return resolved;
    resolved = alias.type;
  }
  return resolved;
}

export type Reach = {
  readonly classes: Set<string>;
  readonly enums: Set<string>;
  readonly recursive: Set<string>;
};

/** The classes and enums a type leads to, and the classes that lead back to themselves; undefined for an unknown name. */
export function reachOf(type: BamlType, types: BamlTypes): Reach | undefined {
  const reach: Reach = { classes: new Set(), enums: new Set(), recursive: new Set() };
  const open = [type];
  for (let next = open.pop(); next; next = open.pop()) {
    const inner = namesIn(next, types);
    if (!inner) return undefined;
    for (const name of inner) {
      const fields = types.classes.get(name)?.fields;
      if (!fields) reach.enums.add(name);
      else if (!reach.classes.has(name)) {
        reach.classes.add(name);
        open.push(...fields.map((field) => field.type).toReversed());
      }
    }
  }
  if (reach.classes.size > MAX_CLASSES) return undefined;
  for (const name of reach.classes) if (leadsBack(name, types)) reach.recursive.add(name);
  return reach;
}

function leadsBack(start: string, types: BamlTypes): boolean {
  const seen = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const fields = types.classes.get(name)?.fields ?? [];
    const inner = fields.flatMap((field) => namesIn(field.type, types) ?? []);
    if (inner.includes(start)) return true;
    open.push(...inner.filter((one) => !seen.has(one)));
    for (const one of inner) seen.add(one);
  }
  return false;
}

/** Classes and enums named in a type, aliases followed; undefined when it names what nobody declares. */
function namesIn(type: BamlType, types: BamlTypes): readonly string[] | undefined {
  const names: string[] = [];
  const open = [type];
  let steps = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    steps += 1;
    if (steps > 10_000) return undefined;
    const resolved = resolveAlias(next, types);
    if (resolved.kind === 'list') open.push(resolved.item);
    else if (resolved.kind === 'map') open.push(resolved.value, resolved.key);
    else if (resolved.kind === 'union') open.push(...resolved.items.toReversed());
    else if (resolved.kind === 'name' && !PRIMITIVES.has(resolved.name)) {
      if (!types.classes.has(resolved.name) && !types.enums.has(resolved.name)) return undefined;
      names.push(resolved.name);
    }
  }
  return names;
}
