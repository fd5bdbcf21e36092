import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { sentOf } from '../exchange/sample-of-exchange.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { JsonObject } from '../row-fields.ts';

/** One request of a batch. */
export type BatchRequest = {
  /** Its `custom_id`. */
  readonly id: string;
  readonly body: JsonObject;
  readonly url?: string;
  readonly sent?: ReturnType<typeof sentOf>;
};

/**
 * The requests of a value of a batch's input: OpenAI's `{custom_id, method, url, body}` per line, Anthropic's
 * `{custom_id, params}`, or its whole request `{requests: […]}`.
 */
export function requestOfBatchLine(value: Json): readonly BatchRequest[] {
  const list = fieldOf(value, 'requests');
  return (isJsonArray(list) ? list : [value]).flatMap((item): readonly BatchRequest[] => {
    const id = textOf(fieldOf(item, 'custom_id'));
    const body = fieldOf(item, 'body') ?? fieldOf(item, 'params');
    if (id === undefined || !isJsonObject(body)) return [];
    const url = textOf(fieldOf(item, 'url'));
    return [{ id, body, ...onlyKnown({ url, sent: sentOf(body) }) }];
  });
}
