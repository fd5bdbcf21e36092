import type { UnpackBytes } from '../../text/files.ts';
import { fieldOf, isJsonArray } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { decodeBody } from '../exchange/decode-body.ts';
import { exchangeDrafts } from '../exchange/exchange-drafts.ts';
import type { StoredExchange } from '../exchange/exchange-drafts.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { valuesFormat } from '../values-format.ts';

/** HAR files, of browsers and of Polly.js, in JSON or YAML: http://www.softwareishard.com/blog/har-12-spec/. */
export const httpArchive: RecordingFormat = valuesFormat({
  id: 'http-archive',
  title: 'HTTP archive (HAR, Polly.js)',
  matches: ([first]) => isJsonArray(fieldOf(first, 'log', 'entries')),
  open: ({ unpackBrotli }) => ({
    read: ({ value, report }) => exchangeDrafts(exchangesOf(value, unpackBrotli), report),
  }),
});

function exchangesOf(value: Json, unpackBrotli?: UnpackBytes): readonly StoredExchange[] {
  const entries = fieldOf(value, 'log', 'entries');
  return (isJsonArray(entries) ? entries : []).map((entry, index) => {
    const url = fieldOf(entry, 'request', 'url');
    const status = fieldOf(entry, 'response', 'status');
    const startedAt = fieldOf(entry, 'startedDateTime');
    const latencyMs = fieldOf(entry, 'time');
    const posted = fieldOf(entry, 'request', 'postData');
    const at = ['log', 'entries', index];
    return {
      at,
      responseAt: [...at, 'response', 'content'],
      order: [index],
      request: decodeBody(fieldOf(posted, 'textJSON') ?? fieldOf(posted, 'text'), unpackBrotli),
      response: decodeBody(fieldOf(entry, 'response', 'content', 'text'), unpackBrotli),
      more: onlyKnown({
        startedAt: typeof startedAt === 'string' ? startedAt : undefined,
        latencyMs: typeof latencyMs === 'number' && latencyMs >= 0 ? latencyMs : undefined,
      }),
      ...onlyKnown({
        url: typeof url === 'string' ? url : undefined,
        status: typeof status === 'number' ? status : undefined,
      }),
    };
  });
}
