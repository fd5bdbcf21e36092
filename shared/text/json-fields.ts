import type { Json } from './json.ts';

type JsonObject = { readonly [key: string]: Json };

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value at the end of a path of keys; own keys only, so `constructor` finds nothing that is not in the file. */
export function fieldOf(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  let field = value;
  for (const key of keys) {
    if (!isJsonObject(field) || !Object.hasOwn(field, key)) return undefined;
    field = field[key];
  }
  return field;
}

/** A text that says something: blank text is as good as none. */
export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A count of one or more, as a number or as digits in quotes. */
export function countOf(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0
    ? number
    : undefined;
}
