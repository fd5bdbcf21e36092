import { countOf, fieldOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';

const KEYS = [
  'max_completion_tokens',
  'maxCompletionTokens',
  'max_output_tokens',
  'maxOutputTokens',
  'max_tokens',
  'maxTokens',
];

/** The output limit of call settings, in any provider's spelling. */
export function limitOfConfig(config: Json | undefined): { readonly maxOutputTokens?: number } {
  const limit = KEYS.map((key) => countOf(fieldOf(config, key))).find(
    (count) => count !== undefined,
  );
  return limit === undefined ? {} : { maxOutputTokens: limit };
}
