import { fieldOf, isJsonObject } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { draftOfCall } from '../draft.ts';
import type { Draft, KeylessSample } from '../draft.ts';
import { answerOfResponse } from '../exchange/answer-of-response.ts';
import { firstField, firstText, knownAmount } from '../first-field.ts';
import { unpacked } from '../nested-json.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { reportTo } from '../report-to.ts';
import type { Report } from '../row-fields.ts';
import { readUsage } from '../sample-usage.ts';
import { messagesOfChat } from '../sent-messages.ts';
import { elapsedMs, isoMoment } from '../trace/moments.ts';
import type { RecordValue } from '../value-reader.ts';
import { valuesFormat } from '../values-format.ts';

/** LiteLLM's spend logs (rows of its table, or of `/spend/logs`) and its standard logging payload. */
export const litellm: RecordingFormat = valuesFormat({
  id: 'litellm',
  title: 'LiteLLM logs',
  matches: ([first]) => isLog(first),
  open: () => ({ read: readLog }),
});

function isLog(value: Json | undefined): boolean {
  const has = (name: string): boolean => fieldOf(value, name) !== undefined;
  return has('call_type') && has('startTime') && (has('spend') || has('response_cost'));
}

/** Calls for text; the others are embeddings, images, speech and the gateway's own. */
const TEXT_CALL = /completion|responses|anthropic_messages|generate_content/;

function readLog({ value, report }: RecordValue): readonly Draft[] {
  if (!TEXT_CALL.test(firstText(value, 'call_type') ?? '')) return [];
  const response = unpacked(fieldOf(value, 'response')) ?? null;
  const start = fieldOf(value, 'startTime');
  const isHit = /^true$/i.test(
    `${firstText(value, 'cache_hit') ?? fieldOf(value, 'cache_hit') === true}`,
  );
  const sample: KeylessSample = {
    ...onlyKnown({
      model: firstText(value, 'model'),
      provider: firstText(value, 'custom_llm_provider'),
      messages: messagesOf(value),
      output: answerOfResponse(response)?.text,
      error: errorOf(value),
      startedAt: isoMoment(start),
      latencyMs: elapsedMs(start, fieldOf(value, 'endTime')),
      session: firstText(value, 'session_id', 'trace_id'),
      // LiteLLM answered from a cache of its own: nothing was paid.
      fromDiskCache: isHit ? true : undefined,
      recordedCostUsd: isHit ? undefined : knownAmount(firstField(value, 'spend', 'response_cost')),
    }),
    ...usageOf(value, response, reportTo(report)),
  };
  const id = firstText(value, 'request_id', 'id') ?? '';
  return [draftOfCall(sample, [sample.startedAt ?? '', id])];
}

function errorOf(value: Json): string | undefined {
  if (fieldOf(value, 'status') !== 'failure') return undefined;
  return firstText(value, 'error_str') ?? 'the call failed';
}

/** Prompts are kept only where the gateway was told to; `{}` stands for none. */
function messagesOf(value: Json): KeylessSample['messages'] {
  const sent = unpacked(fieldOf(value, 'messages'));
  const request = unpacked(fieldOf(value, 'proxy_server_request'));
  const messages = sent === undefined || sent === null ? undefined : messagesOfChat(sent);
  return messages ?? (isJsonObject(request) ? messagesOfChat(request) : undefined);
}

/** The provider's own figures stand in the response or the metadata; the row has LiteLLM's sums of them. */
function usageOf(value: Json, response: Json, report: Report): ReturnType<typeof readUsage> {
  const metadata = unpacked(fieldOf(value, 'metadata'));
  const places: readonly (readonly [Json | undefined, readonly string[]])[] = [
    [fieldOf(metadata, 'usage_object'), ['metadata']],
    [fieldOf(response, 'usage'), ['response']],
    [value, []],
  ];
  for (const [usage, at] of places) {
    const count = fieldOf(usage, 'prompt_tokens') ?? fieldOf(usage, 'input_tokens');
    if (typeof count === 'number') return readUsage({ value: usage, at }, report);
  }
  return {};
}
