import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import { addUsage } from '../../usage/add-usage.ts';
import type { Usage } from '../../usage/usage.ts';
import { draftOfCall } from '../draft.ts';
import type { Draft, KeylessSample } from '../draft.ts';
import { knownList } from '../first-field.ts';
import { latencyOfSeconds } from '../latency-of-seconds.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { Report } from '../row-fields.ts';
import { readUsage } from '../sample-usage.ts';
import { messagesOfChat, textOfContent } from '../sent-messages.ts';
import { isoMoment } from '../trace/moments.ts';
import { withAttachments } from './attachments.ts';
import { modelEventsOf } from './model-events.ts';
import type { ModelEvent } from './model-events.ts';

export type SampleContext = {
  /** The eval's own model, for logs that keep no events. */
  readonly model?: string;
  readonly task?: string;
  readonly report: Report;
};

/**
 * The calls of one Inspect sample: one draft per model event, graders apart; a log without events gives one draft per
 * model of the sample's sums. The grade stands on the last call.
 */
export function draftsOfSample(
  sample: Json,
  at: JsonPath,
  context: SampleContext,
): readonly Draft[] {
  const events = modelEventsOf(sample, at);
  const own = events.filter(({ isGrader }) => !isGrader);
  const calls =
    own.length > 0
      ? own.map((event) => callOfEvent(event, sample, context))
      : sumsOfSample(sample, at, context);
  const graderUsage = sumOfGraders(events, context);
  const written = fieldOf(sample, 'id');
  const id = typeof written === 'string' ? written : JSON.stringify(written ?? '');
  const epoch = numberOf(fieldOf(sample, 'epoch'));
  const shared = {
    description: [context.task, id].filter((part) => part !== undefined && part !== '').join(' '),
    session: `${context.task ?? ''}/${id}/${epoch ?? 1}`,
  };
  return calls.map((call, turn) => {
    const isLast = turn === calls.length - 1;
    const graded = isLast ? { ...gradeOf(sample), ...onlyKnown({ graderUsage }) } : {};
    return draftOfCall({ ...call, ...shared, turn, ...graded }, [id, epoch ?? 1, turn]);
  });
}

function callOfEvent(
  { event, at }: ModelEvent,
  sample: Json,
  context: SampleContext,
): KeylessSample {
  const attachments = fieldOf(sample, 'attachments');
  const tools = fieldOf(event, 'tools');
  const output = fieldOf(event, 'output');
  const sent = messagesOfChat(withAttachments(inputOf(event, sample), attachments));
  const model = textOf(fieldOf(event, 'model')) ?? context.model;
  return {
    ...onlyKnown({
      model,
      provider: providerOf(model),
      messages: sent,
      tools: knownList(tools),
      output: textOfOutput(output, attachments),
      error: textOf(fieldOf(event, 'error')) ?? textOf(fieldOf(output, 'error')),
      startedAt: isoMoment(fieldOf(event, 'timestamp')),
      latencyMs: latencyOfSeconds(fieldOf(event, 'working_time') ?? fieldOf(output, 'time')),
      fromDiskCache: fieldOf(event, 'cache') === 'read' ? true : undefined,
    }),
    ...usageAt(fieldOf(output, 'usage'), [...at, 'output', 'usage'], context.report),
  };
}

/** Newer logs keep each message once, in a pool; an event has ranges of it. */
function inputOf(event: Json, sample: Json): Json {
  const input = fieldOf(event, 'input');
  const ranges = fieldOf(event, 'input_refs');
  const pool = fieldOf(sample, 'message_pool') ?? fieldOf(sample, 'events_data', 'messages');
  if (!isJsonArray(ranges) || !isJsonArray(pool)) return input ?? null;
  return ranges.flatMap((range) => {
    if (!isJsonArray(range)) return [];
    const [start, end] = range.map(numberOf);
    return start === undefined || end === undefined ? [] : pool.slice(start, end);
  });
}

function textOfOutput(output: Json | undefined, attachments: Json | undefined): string | undefined {
  const choices = fieldOf(output, 'choices');
  const content = isJsonArray(choices) ? fieldOf(choices[0], 'message', 'content') : undefined;
  if (content === undefined) return undefined;
  const text = textOfContent(withAttachments(content, attachments));
  return text === '' ? undefined : text;
}

function sumsOfSample(
  sample: Json,
  at: JsonPath,
  context: SampleContext,
): readonly KeylessSample[] {
  const attachments = fieldOf(sample, 'attachments');
  const output = textOfOutput(fieldOf(sample, 'output'), attachments);
  const sums = fieldOf(sample, 'model_usage');
  const rows = isJsonObject(sums) ? Object.entries(sums) : [];
  return rows.map(([model, value]) => ({
    ...onlyKnown({ model, provider: providerOf(model), output }),
    ...usageAt(value, [...at, 'model_usage', model], context.report),
  }));
}

function usageAt(
  value: Json | undefined,
  at: JsonPath,
  report: Report,
): ReturnType<typeof readUsage> {
  return readUsage({ value, at, options: { convention: 'inspect' } }, report);
}

function sumOfGraders(events: readonly ModelEvent[], { report }: SampleContext): Usage | undefined {
  const usages = events.flatMap(({ event, at, isGrader }) => {
    const value = isGrader ? fieldOf(event, 'output', 'usage') : undefined;
    return usageAt(value, [...at, 'output', 'usage'], report).usage ?? [];
  });
  return usages.length === 0 ? undefined : addUsage(usages);
}

/** Inspect's letters: correct and incorrect; `P` (partly) and `N` (no answer) are neither. */
function gradeOf(sample: Json): Pick<KeylessSample, 'passed' | 'score'> {
  const scores = fieldOf(sample, 'scores');
  const first = isJsonObject(scores) ? Object.values(scores)[0] : fieldOf(sample, 'score');
  const value = fieldOf(first, 'value');
  if (value === 'C' || value === true) return { passed: true };
  if (value === 'I' || value === false) return { passed: false };
  return typeof value === 'number' ? { score: value } : {};
}

function providerOf(model: string | undefined): string | undefined {
  return model === undefined || !model.includes('/')
    ? undefined
    : model.slice(0, model.indexOf('/'));
}

function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
