import type { UnpackBytes } from '../../text/files.ts';
import { fieldOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { decodeBody } from '../exchange/decode-body.ts';
import { exchangeDrafts } from '../exchange/exchange-drafts.ts';
import type { StoredExchange } from '../exchange/exchange-drafts.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { valuesFormat } from '../values-format.ts';

/** What nock's recorder writes (`nock.recorder.rec({output_objects: true})`, nockBack): a list of calls. */
export const nock: RecordingFormat = valuesFormat({
  id: 'nock',
  title: 'nock recording',
  matches: ([first]) =>
    ['scope', 'method', 'path'].every((name) => typeof fieldOf(first, name) === 'string') &&
    fieldOf(first, 'response') !== undefined,
  open: ({ unpackBrotli }) => {
    let index = -1;
    return {
      read: ({ value, report }) => {
        index += 1;
        return exchangeDrafts([exchangeOf(value, index, unpackBrotli)], report);
      },
    };
  },
});

function exchangeOf(value: Json, index: number, unpackBrotli?: UnpackBytes): StoredExchange {
  const scope = fieldOf(value, 'scope');
  const path = fieldOf(value, 'path');
  const status = fieldOf(value, 'status');
  return {
    at: [],
    responseAt: ['response'],
    order: [index],
    request: decodeBody(fieldOf(value, 'body'), unpackBrotli),
    response: decodeBody(fieldOf(value, 'response'), unpackBrotli),
    ...(typeof scope === 'string' && typeof path === 'string' && { url: `${scope}${path}` }),
    ...onlyKnown({ status: typeof status === 'number' ? status : undefined }),
  };
}
