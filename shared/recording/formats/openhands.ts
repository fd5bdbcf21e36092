import { fieldOf, isJsonArray, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { onlyKnown } from '../../text/only-known.ts';
import { sentence } from '../../text/sentence.ts';
import { draftOfCall } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { knownAmount } from '../first-field.ts';
import { latencyOfSeconds } from '../latency-of-seconds.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { reportTo } from '../report-to.ts';
import { readUsage } from '../sample-usage.ts';
import type { RecordValue } from '../value-reader.ts';
import { valuesFormat } from '../values-format.ts';

/** `output.jsonl` of an OpenHands benchmark: a line for each instance, which lists what each of its calls used. */
export const openhands: RecordingFormat = valuesFormat({
  id: 'openhands',
  title: 'OpenHands benchmark output',
  matches: ([first]) =>
    fieldOf(first, 'instance_id') !== undefined &&
    fieldOf(first, 'history') !== undefined &&
    fieldOf(first, 'metrics') !== undefined,
  open: () => ({ read: readInstance }),
});

function readInstance({ value, report }: RecordValue): readonly Draft[] {
  const usages = fieldOf(value, 'metrics', 'token_usages');
  if (!isJsonArray(usages)) {
    const message = sentence`The instance lists no usage of its calls`;
    const hint = sentence`Run it with a version of OpenHands that writes metrics.token_usages.`;
    report({ severity: 'warning', at: ['metrics'], message, hint });
    return [];
  }
  const instance = textOf(fieldOf(value, 'instance_id'));
  const latencies = latenciesOf(fieldOf(value, 'metrics', 'response_latencies'));
  const costs = costsOf(fieldOf(value, 'metrics', 'costs'), usages.length);
  return usages.map((usage, turn) => {
    const id = textOf(fieldOf(usage, 'response_id'));
    const sample = {
      ...onlyKnown({
        model: textOf(fieldOf(usage, 'model')),
        session: instance,
        vars: instance === undefined ? undefined : { instance_id: instance },
        description: instance,
        latencyMs: id === undefined ? undefined : latencies.get(id),
        recordedCostUsd: costs[turn],
      }),
      turn,
      ...readUsage(
        { value: countsOf(usage), at: ['metrics', 'token_usages', turn] },
        reportTo(report),
      ),
    };
    return draftOfCall(sample, [instance ?? '', turn]);
  });
}

/** The counts come from LiteLLM, which puts what caches read and wrote inside of `prompt_tokens`. */
function countsOf(usage: Json): Json {
  return {
    prompt_tokens: fieldOf(usage, 'prompt_tokens') ?? null,
    completion_tokens: fieldOf(usage, 'completion_tokens') ?? null,
    prompt_tokens_details: {
      cached_tokens: fieldOf(usage, 'cache_read_tokens') ?? null,
      cache_write_tokens: fieldOf(usage, 'cache_write_tokens') ?? null,
    },
  };
}

/** Milliseconds by the id of the answer. */
function latenciesOf(list: Json | undefined): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const item of isJsonArray(list) ? list : []) {
    const id = textOf(fieldOf(item, 'response_id'));
    const latencyMs = latencyOfSeconds(fieldOf(item, 'latency'));
    if (id !== undefined && latencyMs !== undefined) found.set(id, latencyMs);
  }
  return found;
}

/** The costs, where there is one for each call; they name no answer. */
function costsOf(list: Json | undefined, callCount: number): readonly (number | undefined)[] {
  if (!isJsonArray(list) || list.length !== callCount) return [];
  return list.map((item) => knownAmount(fieldOf(item, 'cost')));
}
