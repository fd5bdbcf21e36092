import { isJsonArray, isJsonObject } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';

type Schema = { readonly [key: string]: Json };

const SCALARS = new Set(['string', 'number', 'integer', 'boolean', 'null']);
const JSON_SCHEMA_TYPES = new Set([...SCALARS, 'object', 'array']);

/**
 * A Picoschema (google/dotprompt js/src/picoschema.ts) as the JSON Schema that is sent; a JSON Schema stays as it is.
 * Undefined for the name of a schema that code registers: its text is not in the file.
 */
export function expandPicoschema(schema: Json | undefined): Json | undefined {
  if (schema === undefined || schema === null) return undefined;
  if (typeof schema === 'string') return scalarOf(schema);
  if (!isJsonObject(schema)) return undefined;
  const { type } = schema;
  if (typeof type === 'string' && JSON_SCHEMA_TYPES.has(type)) return schema;
  if (isJsonObject(schema['properties'])) return { type: 'object', ...schema };
  return objectOf(schema);
}

function objectOf(fields: Schema): Schema {
  const properties: { [name: string]: Json } = Object.create(null);
  const required: string[] = [];
  let additionalProperties: Json = false;
  for (const [key, value] of Object.entries(fields)) {
    const { name, isOptional, container, description } = readKey(key);
    if (name === '(*)') {
      additionalProperties = expandPicoschema(value) ?? true;
      continue;
    }
    if (!isOptional) required.push(name);
    const written = propertyOf(container, value);
    const property = isOptional ? orNull(written) : written;
    properties[name] = description === undefined ? property : { ...property, description };
  }
  return {
    type: 'object',
    properties,
    ...(required.length > 0 && { required }),
    additionalProperties,
  };
}

type Key = {
  readonly name: string;
  readonly isOptional: boolean;
  readonly container: string | undefined;
  readonly description: string | undefined;
};

/** `tags?(array, what they are)`: the name, whether it may be left out, its container, its description. */
function readKey(key: string): Key {
  const open = key.indexOf('(');
  const isContainer = open > 0 && key.endsWith(')');
  const written = isContainer ? key.slice(0, open) : key;
  const isOptional = written.endsWith('?');
  const name = isOptional ? written.slice(0, -1) : written;
  if (!isContainer) return { name, isOptional, container: undefined, description: undefined };
  const { head, rest } = splitAtComma(key.slice(open + 1, -1));
  return { name, isOptional, container: head, description: rest };
}

function propertyOf(container: string | undefined, value: Json): Schema {
  if (container === 'array') return { type: 'array', items: expandPicoschema(value) ?? {} };
  if (container === 'enum') return { enum: isJsonArray(value) ? value : [value] };
  const schema = expandPicoschema(value);
  return isJsonObject(schema) ? schema : {};
}

/** What may be left out may be null as well. */
function orNull(schema: Schema): Schema {
  const { type, enum: values } = schema;
  if (typeof type === 'string') return { ...schema, type: [type, 'null'] };
  if (!isJsonArray(values) || values.includes(null)) return schema;
  return { ...schema, enum: [...values, null] };
}

/** `string, what it is`; `any` is the schema without conditions. */
function scalarOf(text: string): Schema | undefined {
  const { head, rest } = splitAtComma(text);
  const described = rest === undefined ? {} : { description: rest };
  if (head === 'any') return described;
  if (SCALARS.has(head)) return { type: head, ...described };
  const isList = head.endsWith('[]') && SCALARS.has(head.slice(0, -2));
  return isList ? { type: 'array', items: { type: head.slice(0, -2) }, ...described } : undefined;
}

function splitAtComma(text: string): { readonly head: string; readonly rest: string | undefined } {
  const comma = text.indexOf(',');
  if (comma < 0) return { head: text.trim(), rest: undefined };
  return { head: text.slice(0, comma).trim(), rest: text.slice(comma + 1).trim() };
}
