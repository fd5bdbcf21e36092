import { fieldOf, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { SourceFile } from '../../text/files.ts';
import type { Json } from '../../text/json.ts';
import { draftOfCall } from '../draft.ts';
import type { Draft, KeylessSample } from '../draft.ts';
import type { Body } from '../exchange/decode-body.ts';
import { sampleOfExchange } from '../exchange/sample-of-exchange.ts';
import { onlyKnown } from '../../text/only-known.ts';
import { sentence } from '../../text/sentence.ts';
import { openValues } from '../record-values.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { reportTo } from '../report-to.ts';
import type { RecordValue } from '../value-reader.ts';
import { valuesFormat } from '../values-format.ts';
import { requestOfBatchLine } from '../batch/batch-request.ts';
import type { BatchRequest } from '../batch/batch-request.ts';

/**
 * What a batch gave: OpenAI's `{custom_id, response: {body}}` (Groq, Azure and others write the same) and Anthropic's
 * `{custom_id, result: {message}}`. The requests are in another file; they are joined by `custom_id`.
 */
export const batchResults: RecordingFormat = valuesFormat({
  id: 'batch-results',
  title: 'batch results (OpenAI, Anthropic)',
  matches: ([first]) => isResult(first),
  companionsOf: requestFiles,
  open: ({ companions }) => {
    const requests = requestsIn(companions);
    return {
      read: (record) => [readResult(record, requests)].filter((draft) => draft !== undefined),
    };
  },
});

function isResult(value: Json | undefined): boolean {
  if (textOf(fieldOf(value, 'custom_id')) === undefined) return false;
  const isOpenAi = ['response', 'error'].every((name) => fieldOf(value, name) !== undefined);
  return isOpenAi || typeof fieldOf(value, 'result', 'type') === 'string';
}

/** People name the two files alike: `batch_input.jsonl`, `batch_output.jsonl`. */
function requestFiles(path: string, siblings: readonly string[]): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return siblings
    .filter((sibling) => sibling !== path && /\.(?:jsonl|json|ndjson)$/i.test(sibling))
    .map((sibling) => ({ sibling, likeness: likenessOf(name, sibling) }))
    .toSorted((a, b) => b.likeness - a.likeness)
    .map(({ sibling }) => sibling);
}

function likenessOf(name: string, sibling: string): number {
  const other = sibling.slice(sibling.lastIndexOf('/') + 1);
  let same = 0;
  while (same < name.length && name[same] === other[same]) same += 1;
  return same + (/(?:input|request)/i.test(other) ? 100 : 0);
}

function requestsIn(companions: readonly SourceFile[]): ReadonlyMap<string, BatchRequest> {
  const requests = new Map<string, BatchRequest>();
  for (const file of companions) {
    const found = Array.from(openValues(file).values, ({ value }) => requestOfBatchLine(value));
    for (const request of found.flat()) {
      if (!requests.has(request.id)) requests.set(request.id, request);
    }
  }
  return requests;
}

function readResult(
  { value, report }: RecordValue,
  requests: ReadonlyMap<string, BatchRequest>,
): Draft | undefined {
  const id = textOf(fieldOf(value, 'custom_id'));
  if (id === undefined || !isResult(value)) {
    const message = sentence`The line is no result of a batch`;
    report({ severity: 'error', at: [], message, hint: sentence`The line is not read.` });
    return undefined;
  }
  const request = requests.get(id);
  const answered = answeredCall(value);
  const read = sampleOfExchange(
    {
      request: request ? { kind: 'json', value: request.body } : { kind: 'empty' },
      response: answered.body,
      responseAt: answered.at,
      ...onlyKnown({ url: request?.url }),
    },
    reportTo(report),
  );
  const sample: KeylessSample = read.kind === 'sample' ? read.sample : failed(answered, request);
  return draftOfCall(
    { ...onlyKnown({ provider: answered.provider }), ...sample, description: id },
    [id],
  );
}

type AnsweredCall = {
  readonly body: Body;
  readonly at: readonly string[];
  readonly provider?: string;
  readonly reason: string;
};

function answeredCall(value: Json): AnsweredCall {
  const result = fieldOf(value, 'result');
  if (isJsonObject(result)) {
    const message = fieldOf(result, 'message');
    const reason =
      textOf(fieldOf(result, 'error', 'error', 'message')) ?? textOf(fieldOf(result, 'type'));
    return {
      body: message === undefined ? { kind: 'empty' } : { kind: 'json', value: message },
      at: ['result', 'message'],
      provider: 'anthropic',
      reason: reason ?? 'no answer',
    };
  }
  const body = fieldOf(value, 'response', 'body');
  const reason = textOf(fieldOf(value, 'error', 'message')) ?? 'no answer';
  return {
    body: isJsonObject(body) ? { kind: 'json', value: body } : { kind: 'empty' },
    at: ['response', 'body'],
    reason,
  };
}

function failed({ reason }: AnsweredCall, request: BatchRequest | undefined): KeylessSample {
  return { ...request?.sent, error: reason };
}
