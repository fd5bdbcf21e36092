import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import { draftOfCall } from '../draft.ts';
import type { Draft, KeylessSample } from '../draft.ts';
import { answerOfResponse } from '../exchange/answer-of-response.ts';
import type { Answer } from '../exchange/answer.ts';
import { usageOfAnswer } from '../exchange/usage-of-answer.ts';
import { sentOf } from '../exchange/sample-of-exchange.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { reportTo } from '../report-to.ts';
import type { Report } from '../row-fields.ts';
import { readUsage } from '../sample-usage.ts';
import { elapsedMs, isoMoment } from '../trace/moments.ts';
import type { RecordValue } from '../value-reader.ts';
import { valuesFormat } from '../values-format.ts';

/** Runs of Azure's promptflow: the lines of `flow_artifacts`, or of one node in `node_artifacts`. */
export const promptflow: RecordingFormat = valuesFormat({
  id: 'promptflow',
  title: 'promptflow run',
  matches: ([first]) => isJsonArray(fieldOf(first, 'run_info', 'api_calls')),
  open: () => ({ read: readLine }),
});

type FoundCall = { readonly call: Json; readonly at: JsonPath };

function readLine({ value, report }: RecordValue): readonly Draft[] {
  const run = fieldOf(value, 'run_info') ?? null;
  const node = textOf(fieldOf(run, 'node')) ?? textOf(fieldOf(value, 'NodeName'));
  const line = fieldOf(value, 'line_number');
  const inputs = fieldOf(run, 'inputs');
  const shared = onlyKnown({
    vars: isJsonObject(inputs) ? inputs : undefined,
    promptRef: node === undefined ? undefined : { label: node },
    description: typeof line === 'number' ? `line ${line}` : undefined,
  });
  const calls = modelCallsOf(run).map((found) => sampleOfCall(found, reportTo(report)));
  // A flow that keeps no single calls still has their sum.
  const samples = calls.length > 0 ? calls : sumOfRun(run, reportTo(report));
  return samples.map((sample, turn) => {
    const place = samples.length > 1 ? { turn } : {};
    return draftOfCall({ ...shared, ...sample, ...place }, [
      typeof line === 'number' ? line : 0,
      turn,
    ]);
  });
}

/** More calls than this below one line are no flow. */
const MAX_CALLS = 10_000;

/** The calls of a model in the tree of a run, in order. */
function modelCallsOf(run: Json): readonly FoundCall[] {
  const found: FoundCall[] = [];
  const open: FoundCall[] = childrenOf(run, ['run_info'], 'api_calls');
  for (let next = 0; next < open.length && open.length < MAX_CALLS; next += 1) {
    const { call, at } = open[next] ?? { call: null, at: [] };
    if (fieldOf(call, 'type') === 'LLM') found.push({ call, at });
    else open.push(...childrenOf(call, at, 'children'));
  }
  return found;
}

function childrenOf(value: Json, at: JsonPath, name: string): FoundCall[] {
  const list = fieldOf(value, name);
  return isJsonArray(list) ? list.map((call, index) => ({ call, at: [...at, name, index] })) : [];
}

function sampleOfCall({ call, at }: FoundCall, report: Report): KeylessSample {
  const sent = sentOf(fieldOf(call, 'inputs') ?? null);
  const output = fieldOf(call, 'output') ?? null;
  const answer = answerOfResponse(output);
  const start = fieldOf(call, 'start_time');
  return {
    ...onlyKnown({
      model: answer?.model ?? sent?.model,
      messages: sent?.messages,
      tools: sent?.tools,
      output: answer ? answer.text : textOf(output),
      error: textOf(fieldOf(call, 'error', 'message')),
      startedAt: isoMoment(start),
      latencyMs: elapsedMs(start, fieldOf(call, 'end_time')),
    }),
    ...usageOf(answer, { call, at }, report),
  };
}

function usageOf(
  answer: Answer | undefined,
  { call, at }: FoundCall,
  report: Report,
): ReturnType<typeof readUsage> {
  return answer?.usage
    ? usageOfAnswer(answer, [...at, 'output'], report)
    : readUsage({ value: fieldOf(call, 'system_metrics'), at: [...at, 'system_metrics'] }, report);
}

function sumOfRun(run: Json, report: Report): readonly KeylessSample[] {
  const value = fieldOf(run, 'system_metrics');
  const total = fieldOf(value, 'total_tokens');
  if (typeof total !== 'number' || total === 0) return [];
  const output = fieldOf(run, 'output');
  const text = typeof output === 'string' ? output : JSON.stringify(output ?? null);
  return [
    {
      ...onlyKnown({ output: output === undefined || output === null ? undefined : text }),
      ...readUsage({ value, at: ['run_info', 'system_metrics'] }, report),
    },
  ];
}
