import { isJsonArray, isJsonObject } from '../text/json-fields.ts';
import type { Json } from '../text/json.ts';
import type { KeylessSample } from './draft.ts';

/** Keeps equal texts of many samples once. */
export type TextPool = {
  /** The sample with shared texts; undefined when the pool is full. */
  readonly intern: (sample: KeylessSample) => KeylessSample | undefined;
};

/** What a sample costs beside its texts, counted as text. */
const SAMPLE_UNITS = 400;

/** `maxUnits` bounds all texts together, in UTF-16 units. */
export function internTexts(maxUnits: number): TextPool {
  const known = new Map<string, string>();
  let units = 0;
  const shared = (text: string): string => {
    const same = known.get(text);
    if (same !== undefined) return same;
    units += text.length;
    known.set(text, text);
    return text;
  };
  const sharedJson = (value: Json): Json => {
    if (typeof value === 'string') return shared(value);
    if (isJsonArray(value)) return value.map(sharedJson);
    if (!isJsonObject(value)) return value;
    const object: { [name: string]: Json } = Object.create(null);
    for (const [name, field] of Object.entries(value)) object[shared(name)] = sharedJson(field);
    return object;
  };
  return {
    intern: (sample) => {
      const { vars, messages, tools, output, ...rest } = sample;
      units += SAMPLE_UNITS;
      const kept: KeylessSample = {
        ...rest,
        ...(vars && { vars: mapFields(vars, sharedJson) }),
        ...(messages && {
          messages: messages.map((message) => ({ ...message, text: shared(message.text) })),
        }),
        ...(tools && { tools: tools.map(sharedJson) }),
        ...(output !== undefined && { output: shared(output) }),
      };
      return units > maxUnits ? undefined : kept;
    },
  };
}

function mapFields(
  fields: { readonly [name: string]: Json },
  map: (value: Json) => Json,
): { readonly [name: string]: Json } {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, map(value)]));
}
