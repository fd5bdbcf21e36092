import { fieldOf, textOf } from '../text/json-fields.ts';
import type { Json } from '../text/json.ts';

/** A field by the first of its names that is there; tools spell one field in many ways. Null is no field. */
export function firstField(value: Json | undefined, ...names: readonly string[]): Json | undefined {
  for (const name of names) {
    const field = fieldOf(value, name);
    if (field !== undefined && field !== null) return field;
  }
  return undefined;
}

/** The first of the fields that holds a text that says something. */
export function firstText(
  value: Json | undefined,
  ...names: readonly string[]
): string | undefined {
  for (const name of names) {
    const text = textOf(fieldOf(value, name));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** An amount above zero: tools write 0 for what they do not know. */
export function knownAmount(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}

/** A list with something in it. */
export function knownList(value: Json | undefined): readonly Json[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value : undefined;
}
