import type { Json } from '../text/json.ts';
import { configJsonSchema } from './json-schema.ts';

/** A key of promptfare.yml, as its documentation shows it. */
export type ConfigKey = {
  /** `suites[].traffic.source`. */
  readonly path: string;
  readonly description: string;
  readonly isRequired: boolean;
  /** As written in the file. */
  readonly default?: Json;
  /** Where only some words are allowed. */
  readonly values: readonly string[];
};

type Members = { readonly [key: string]: Json };

/** Every key that a config may hold, parents before children. */
export function listConfigKeys(): readonly ConfigKey[] {
  return keysOf(configJsonSchema(), '');
}

function keysOf(schema: Members, parent: string): readonly ConfigKey[] {
  const required = schema['required'];
  const names: readonly Json[] = Array.isArray(required) ? required : [];
  const keys: ConfigKey[] = [];
  for (const [name, node] of Object.entries(membersOf(schema['properties']))) {
    const path = parent === '' ? name : `${parent}.${name}`;
    const property = membersOf(node);
    keys.push(keyOf(property, path, names.includes(name)), ...keysInside(property, path));
  }
  return keys;
}

function keyOf(schema: Members, path: string, isRequired: boolean): ConfigKey {
  const { description, default: written, enum: values } = schema;
  return {
    path,
    description: typeof description === 'string' ? description : '',
    isRequired,
    ...(written !== undefined && { default: written }),
    values: Array.isArray(values) ? values.map(String) : [],
  };
}

/** Keys of the value itself, of the entries of a list, and of the forms a value may have. */
function keysInside(schema: Members, path: string): readonly ConfigKey[] {
  const { anyOf, items } = schema;
  const options: readonly Json[] = Array.isArray(anyOf) ? anyOf : [];
  return [
    ...keysOf(schema, path),
    ...options.flatMap((option) => keysOf(membersOf(option), path)),
    ...keysOf(membersOf(items), `${path}[]`),
  ];
}

function membersOf(value: Json | undefined): Members {
  return isMembers(value) ? value : {};
}

function isMembers(value: Json | undefined): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
