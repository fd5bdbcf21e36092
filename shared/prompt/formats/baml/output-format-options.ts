import type { OutputFormatOptions } from './render-output-format.ts';
import { createTokenReader, readValue } from './token-reader.ts';
import { readTokens } from './tokens.ts';

/** The arguments of `ctx.output_format(prefix="…", or_splitter=" | ")`, as far as they are literal. */
export function readOutputFormatOptions(call: string): OutputFormatOptions {
  const reader = createTokenReader(readTokens(call.replaceAll("'", '"')));
  const given = new Map<string, unknown>();
  for (let token = reader.next(); token; token = reader.next()) {
    if (token.kind === 'word' && reader.take('=')) given.set(token.value, readValue(reader));
  }
  const chosen = given.get('hoist_classes');
  const names = Array.isArray(chosen)
    ? chosen.map((name) => (typeof name === 'string' ? name : ''))
    : undefined;
  return {
    ...textOption(given, 'prefix'),
    ...textOption(given, 'enum_value_prefix'),
    ...textOption(given, 'hoisted_class_prefix'),
    ...textOption(given, 'or_splitter', 'never null'),
    ...textOption(given, 'map_style', 'never null'),
    ...flagOption(given, 'always_hoist_enums'),
    ...flagOption(given, 'quote_class_fields'),
    ...(names ? { hoist_classes: names } : flagOption(given, 'hoist_classes')),
  };
}

type Given = ReadonlyMap<string, unknown>;

/** Words that are not quoted are expressions; only `null` and `none` say something here. */
function textOption(given: Given, key: string, nulls?: 'never null'): OutputFormatOptions {
  const value = given.get(key);
  if (value === null || value === 'none' || value === 'None')
    return nulls === undefined ? { [key]: null } : {};
  return typeof value === 'string' ? { [key]: value } : {};
}

function flagOption(given: Given, key: string): OutputFormatOptions {
  const value = given.get(key);
  if (value === true || value === 'True') return { [key]: true };
  return value === false || value === 'False' ? { [key]: false } : {};
}
