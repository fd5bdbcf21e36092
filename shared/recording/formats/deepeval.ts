import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import { draftOfCall } from '../draft.ts';
import type { Draft, KeylessSample } from '../draft.ts';
import { onlyKnown } from '../../text/only-known.ts';
import { latencyOfSeconds } from '../latency-of-seconds.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { reportTo } from '../report-to.ts';
import type { Report } from '../row-fields.ts';
import { readUsage } from '../sample-usage.ts';
import { messagesOfChat, textOfContent } from '../sent-messages.ts';
import { elapsedMs, isoMoment } from '../trace/moments.ts';
import type { RecordValue } from '../value-reader.ts';
import { valuesFormat } from '../values-format.ts';

/** Test runs of DeepEval. Only the traces of its test cases tell tokens; a case without one tells its grade alone. */
export const deepeval: RecordingFormat = valuesFormat({
  id: 'deepeval',
  title: 'DeepEval test run',
  matches: ([first]) => {
    const cases = fieldOf(first, 'testCases');
    return (
      isJsonArray(cases) && (cases.length === 0 || fieldOf(cases[0], 'actualOutput') !== undefined)
    );
  },
  open: () => ({ read: readRun }),
});

function readRun({ value, report }: RecordValue): readonly Draft[] {
  const cases = fieldOf(value, 'testCases');
  return (isJsonArray(cases) ? cases : []).flatMap((test, index) =>
    draftsOfCase(test, ['testCases', index], reportTo(report)),
  );
}

function draftsOfCase(test: Json, at: JsonPath, report: Report): readonly Draft[] {
  const spans = fieldOf(test, 'trace', 'llmSpans');
  const calls = isJsonArray(spans)
    ? spans.map((span, index) => callOfSpan(span, [...at, 'trace', 'llmSpans', index], report))
    : [];
  const own = calls.length > 0 ? calls : [callOfCase(test)];
  const name = textOf(fieldOf(test, 'name'));
  const success = fieldOf(test, 'success');
  return own.map((call, turn) => {
    const isLast = turn === own.length - 1;
    const grade = isLast && typeof success === 'boolean' ? { passed: success } : {};
    const place = own.length > 1 ? onlyKnown({ session: name, turn }) : {};
    const sample = { ...call, ...onlyKnown({ description: name }), ...place, ...grade };
    return draftOfCall(sample, [name ?? '', turn]);
  });
}

function callOfSpan(span: Json, at: JsonPath, report: Report): KeylessSample {
  const input = fieldOf(span, 'input') ?? null;
  const output = fieldOf(span, 'output');
  const content = isJsonObject(output) ? (fieldOf(output, 'content') ?? output) : output;
  const start = fieldOf(span, 'startTime');
  return {
    ...onlyKnown({
      model: textOf(fieldOf(span, 'model')),
      provider: textOf(fieldOf(span, 'provider')),
      messages: messagesOfChat({ input }) ?? messagesOfChat(input),
      output: content === undefined ? undefined : textOfContent(content) || undefined,
      error: textOf(fieldOf(span, 'error')),
      startedAt: isoMoment(start),
      latencyMs: elapsedMs(start, fieldOf(span, 'endTime')),
    }),
    ...readUsage({ value: countsOf(span), at, options: { convention: 'openai-chat' } }, report),
  };
}

function countsOf(span: Json): Json {
  return {
    prompt_tokens: fieldOf(span, 'inputTokenCount') ?? null,
    completion_tokens: fieldOf(span, 'outputTokenCount') ?? null,
  };
}

function callOfCase(test: Json): KeylessSample {
  const costUsd = fieldOf(test, 'tokenCost');
  const input = textOf(fieldOf(test, 'input'));
  return onlyKnown({
    vars: input === undefined ? undefined : { input },
    output: textOf(fieldOf(test, 'actualOutput')),
    latencyMs: latencyOfSeconds(fieldOf(test, 'completionTime')),
    recordedCostUsd: typeof costUsd === 'number' && costUsd > 0 ? costUsd : undefined,
  });
}
