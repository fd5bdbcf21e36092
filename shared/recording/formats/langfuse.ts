import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import { draftOfCall } from '../draft.ts';
import type { KeylessSample } from '../draft.ts';
import { unpacked } from '../nested-json.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { reportTo } from '../report-to.ts';
import type { Report } from '../row-fields.ts';
import { readUsage } from '../sample-usage.ts';
import { answerOfResponse } from '../exchange/answer-of-response.ts';
import { messagesOfChat } from '../sent-messages.ts';
import { innermostCalls } from '../trace/innermost-calls.ts';
import type { TracedCall } from '../trace/innermost-calls.ts';
import { elapsedMs, isoMoment } from '../trace/moments.ts';
import type { RecordValue, ValueReader } from '../value-reader.ts';
import { valuesFormat } from '../values-format.ts';

/** Exports of Langfuse: traces with their observations, or observations alone (JSON, JSON Lines, pages of its API). */
export const langfuse: RecordingFormat = valuesFormat({
  id: 'langfuse',
  title: 'Langfuse export',
  matches: (head) =>
    head.some((value) => findObservations(value).some(({ value: one }) => isObservation(one))),
  open: openExport,
});

type Found = { readonly value: Json; readonly at: JsonPath };

const LISTS: readonly (readonly string[])[] = [
  ['observations'],
  ['trace', 'observations'],
  ['data'],
];

/** A trace's own list has more fields than the copy inside the trace, so it goes first. */
function findObservations(value: Json): readonly Found[] {
  for (const path of LISTS) {
    const list = fieldOf(value, ...path);
    if (isJsonArray(list))
      return list.map((item, index) => ({ value: item, at: [...path, index] }));
  }
  return [{ value, at: [] }];
}

function isObservation(value: Json): boolean {
  const isTyped = typeof fieldOf(value, 'type') === 'string';
  const hasIds = ['traceId', 'trace_id', 'parentObservationId', 'parent_observation_id'].some(
    (name) => fieldOf(value, name) !== undefined,
  );
  const hasUsage = [
    'usageDetails',
    'usage_details',
    'usage',
    'modelParameters',
    'model_parameters',
  ].some((name) => fieldOf(value, name) !== undefined);
  return isTyped && hasIds && hasUsage;
}

function openExport(): ValueReader {
  const calls: TracedCall[] = [];
  const parents = new Map<string, string>();
  return {
    read: ({ value, report }) => {
      for (const found of findObservations(value)) {
        const id = textOf(fieldOf(found.value, 'id'));
        const parentId =
          textOf(fieldOf(found.value, 'parentObservationId')) ??
          textOf(fieldOf(found.value, 'parent_observation_id'));
        if (id !== undefined && parentId !== undefined) parents.set(id, parentId);
        const sample = sampleOf(found, value, reportTo(report));
        if (!sample) continue;
        const draft = draftOfCall(sample, [sample.startedAt ?? '', id ?? '']);
        calls.push({ draft, ...onlyKnown({ id, parentId }) });
      }
      return [];
    },
    end: () => innermostCalls(calls, parents),
  };
}

function sampleOf(
  found: Found,
  whole: RecordValue['value'],
  report: Report,
): KeylessSample | undefined {
  const { value } = found;
  const field = (camel: string, snake: string): Json | undefined =>
    fieldOf(value, camel) ?? fieldOf(value, snake) ?? undefined;
  if (fieldOf(value, 'type') !== 'GENERATION') return undefined;
  const start = field('startTime', 'start_time');
  const costUsd =
    field('totalCost', 'total_cost') ?? field('calculatedTotalCost', 'calculated_total_cost');
  const label = textOf(field('promptName', 'prompt_name'));
  return {
    ...onlyKnown({
      model:
        textOf(field('model', 'provided_model_name')) ??
        textOf(field('providedModelName', 'model')),
      promptRef: label === undefined ? undefined : { label },
      messages: messagesOf(fieldOf(value, 'input')),
      output: outputOf(fieldOf(value, 'output')),
      error:
        fieldOf(value, 'level') === 'ERROR'
          ? textOf(field('statusMessage', 'status_message'))
          : undefined,
      description: textOf(fieldOf(value, 'name')),
      startedAt: isoMoment(start),
      latencyMs: elapsedMs(start, field('endTime', 'end_time')),
      session:
        textOf(fieldOf(whole, 'trace', 'sessionId')) ?? textOf(field('sessionId', 'session_id')),
      recordedCostUsd: typeof costUsd === 'number' && costUsd > 0 ? costUsd : undefined,
    }),
    ...usageOf(found, report),
  };
}

function usageOf({ value, at }: Found, report: Report): ReturnType<typeof readUsage> {
  for (const name of ['usageDetails', 'usage_details', 'usage']) {
    const usage = unpacked(fieldOf(value, name));
    if (isJsonObject(usage) && Object.keys(usage).length > 0) {
      const options = { convention: 'langfuse' } as const;
      return readUsage({ value: withKnownFigures(usage), at: [...at, name], options }, report);
    }
  }
  return {};
}

/** Langfuse writes 0 for the sums of an observation whose usage it was not told. */
function withKnownFigures(usage: { readonly [name: string]: Json }): Json {
  const isAllZero = Object.values(usage).every((count) => typeof count !== 'number' || count === 0);
  return isAllZero ? {} : usage;
}

function messagesOf(input: Json | undefined): KeylessSample['messages'] {
  const sent = unpacked(input);
  if (sent === undefined || sent === null) return undefined;
  return typeof sent === 'string' ? [{ role: 'user', text: sent }] : messagesOfChat(sent);
}

function outputOf(output: Json | undefined): string | undefined {
  const answer = unpacked(output);
  if (answer === undefined || answer === null) return undefined;
  if (typeof answer === 'string') return answer;
  const text = answerOfResponse(answer)?.text;
  const content = fieldOf(answer, 'content');
  const messages = messagesOfChat(
    isJsonArray(answer) ? answer : [{ role: 'assistant', content: content ?? null }],
  );
  return text ?? (messages?.map((message) => message.text).join('\n') || JSON.stringify(answer));
}
