import { fieldOf, isJsonArray, isJsonObject } from '../text/json-fields.ts';
import type { Json } from '../text/json.ts';
import type { JsonPath } from '../text/json-tree.ts';
import { sentence, type Sentence } from '../text/sentence.ts';

export type JsonObject = { readonly [key: string]: Json };

/** Takes note of something wrong at a place of the document. */
export type Report = (at: JsonPath, message: Sentence) => void;

/** The fields of one object. A missing or null field is absent; one of another type is reported, and absent too. */
export type RowFields = {
  readonly path: JsonPath;
  readonly json: (name: string) => Json | undefined;
  readonly text: (name: string) => string | undefined;
  readonly number: (name: string) => number | undefined;
  readonly flag: (name: string) => boolean | undefined;
  readonly object: (name: string) => JsonObject | undefined;
  readonly fields: (name: string) => RowFields | undefined;
};

export function rowFields(row: JsonObject, path: JsonPath, report: Report): RowFields {
  const json = (name: string): Json | undefined => fieldOf(row, name) ?? undefined;
  const wrong = (name: string, wanted: Sentence): undefined => {
    const value = json(name);
    if (value === undefined) return;
    report([...path, name], sentence`${JSON.stringify(name)} is ${kindOf(value)}, not ${wanted}`);
  };
  const object = (name: string): JsonObject | undefined => {
    const value = json(name);
    return isJsonObject(value) ? value : wrong(name, sentence`an object`);
  };
  return {
    path,
    json,
    object,
    text: (name) => {
      const value = json(name);
      return typeof value === 'string' ? value : wrong(name, sentence`a string`);
    },
    number: (name) => {
      const value = json(name);
      return typeof value === 'number' && Number.isFinite(value)
        ? value
        : wrong(name, sentence`a number`);
    },
    flag: (name) => {
      const value = json(name);
      return typeof value === 'boolean' ? value : wrong(name, sentence`true or false`);
    },
    fields: (name) => {
      const value = object(name);
      return value && rowFields(value, [...path, name], report);
    },
  };
}

/** What a value is, for messages. */
export function kindOf(value: Json): Sentence {
  if (value === null) return sentence`null`;
  if (isJsonArray(value)) return sentence`a list`;
  if (typeof value === 'object') return sentence`an object`;
  if (typeof value === 'boolean') return sentence`true or false`;
  if (typeof value === 'string') return sentence`a string`;
  return Number.isFinite(value) ? sentence`a number` : sentence`a number too large to hold`;
}
