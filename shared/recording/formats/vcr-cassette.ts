import type { UnpackBytes } from '../../text/files.ts';
import { fieldOf, isJsonArray } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { decodeBody } from '../exchange/decode-body.ts';
import type { Body } from '../exchange/decode-body.ts';
import { exchangeDrafts } from '../exchange/exchange-drafts.ts';
import type { StoredExchange } from '../exchange/exchange-drafts.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { valuesFormat } from '../values-format.ts';

/** Cassettes of vcrpy, pytest-recording and Ruby's VCR, in YAML or JSON, with the bodies of model providers. */
export const vcrCassette: RecordingFormat = valuesFormat({
  id: 'vcr-cassette',
  title: 'VCR cassette (vcrpy, pytest-recording)',
  matches: ([first]) => listOf(first) !== undefined,
  open: ({ unpackBrotli }) => ({
    read: ({ value, report }) => exchangeDrafts(exchangesOf(value, unpackBrotli), report),
  }),
});

function listOf(
  value: Json | undefined,
): { readonly name: string; readonly items: readonly Json[] } | undefined {
  for (const name of ['interactions', 'http_interactions']) {
    const items = fieldOf(value, name);
    if (isJsonArray(items)) return { name, items };
  }
  return undefined;
}

function exchangesOf(value: Json, unpackBrotli?: UnpackBytes): readonly StoredExchange[] {
  const { name, items } = listOf(value) ?? { name: '', items: [] };
  return items.map((item, index) => {
    const url = fieldOf(item, 'request', 'uri');
    const status = fieldOf(item, 'response', 'status', 'code');
    return {
      at: [name, index],
      responseAt: [name, index, 'response', 'parsed_body'],
      order: [index],
      request: bodyOf(fieldOf(item, 'request'), unpackBrotli),
      response: bodyOf(fieldOf(item, 'response'), unpackBrotli),
      ...onlyKnown({
        url: typeof url === 'string' ? url : undefined,
        status: typeof status === 'number' ? status : undefined,
      }),
    };
  });
}

/** `body` or `body.string`; pydantic-ai keeps `parsed_body`, Ruby's VCR `body.base64_string`. */
function bodyOf(message: Json | undefined, unpackBrotli?: UnpackBytes): Body {
  const parsed = fieldOf(message, 'parsed_body');
  if (parsed !== undefined && parsed !== null) return { kind: 'json', value: parsed };
  const body = fieldOf(message, 'body');
  return decodeBody(
    fieldOf(body, 'string') ?? fieldOf(body, 'base64_string') ?? body,
    unpackBrotli,
  );
}
