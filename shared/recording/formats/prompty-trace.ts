import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import { onlyKnown } from '../../text/only-known.ts';
import { draftOfCall } from '../draft.ts';
import type { Draft, KeylessSample } from '../draft.ts';
import { answerOfResponse } from '../exchange/answer-of-response.ts';
import { answerOfStream } from '../exchange/answer-of-stream.ts';
import type { Answer } from '../exchange/answer.ts';
import { usageOfAnswer } from '../exchange/usage-of-answer.ts';
import { sentOf } from '../exchange/sample-of-exchange.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { reportTo } from '../report-to.ts';
import type { Report } from '../row-fields.ts';
import { messagesOfChat } from '../sent-messages.ts';
import { elapsedMs, isoMoment } from '../trace/moments.ts';
import type { RecordValue } from '../value-reader.ts';
import { valuesFormat } from '../values-format.ts';

/**
 * Traces of Prompty (`.tracy`): frames in frames. A call is the innermost frame that answered with a provider's response,
 * or with the events of a stream; the frames around it answer with the same response again.
 */
export const promptyTrace: RecordingFormat = valuesFormat({
  id: 'prompty-trace',
  title: 'Prompty trace',
  matches: ([first]) =>
    fieldOf(first, 'runtime') !== undefined &&
    isJsonObject(fieldOf(first, 'trace', '__time') ?? fieldOf(first, 'trace', '__frames')),
  open: () => ({ read: readTrace }),
});

type Frame = { readonly value: Json; readonly at: JsonPath };

/** What the frames before a call told of it. */
type Told = Pick<KeylessSample, 'messages' | 'promptRef' | 'vars'>;

/** More frames than this are no run of a prompt. */
const MAX_FRAMES = 100_000;

function readTrace({ value, report }: RecordValue): readonly Draft[] {
  const drafts: Draft[] = [];
  const told: Told = {};
  for (const frame of framesOf({ value: fieldOf(value, 'trace') ?? null, at: ['trace'] })) {
    Object.assign(told, toldBy(frame.value));
    const answer = answerOf(frame.value);
    if (!answer || holdsCall(frame.value)) continue;
    const sample = { ...told, ...sampleOf(frame, answer, reportTo(report)) };
    drafts.push(draftOfCall(sample, [drafts.length]));
  }
  return drafts;
}

/** A frame and all below it, in the order of the run. */
function framesOf(root: Frame): readonly Frame[] {
  const found: Frame[] = [];
  const open = [root];
  while (open.length > 0 && found.length < MAX_FRAMES) {
    const frame = open.pop() ?? root;
    found.push(frame);
    open.push(...childrenOf(frame).toReversed());
  }
  return found;
}

function childrenOf({ value, at }: Frame): readonly Frame[] {
  const frames = fieldOf(value, '__frames');
  return isJsonArray(frames)
    ? frames.map((child, index) => ({ value: child, at: [...at, '__frames', index] }))
    : [];
}

function holdsCall(frame: Json): boolean {
  const frames = fieldOf(frame, '__frames');
  return isJsonArray(frames) && frames.some((child) => answerOf(child) !== undefined);
}

function answerOf(frame: Json): Answer | undefined {
  const result = fieldOf(frame, 'result') ?? null;
  const answer = isJsonArray(result) ? answerOfStream(result) : answerOfResponse(result);
  // A prepared message has a role and a content too.
  return answer && (answer.usage ?? answer.model) !== undefined ? answer : undefined;
}

/** `invoke` names the prompt and its inputs, `prepare` answers with the messages. */
function toldBy(frame: Json): Told {
  const signature = fieldOf(frame, 'signature');
  if (signature === 'prompty.prepare') {
    const messages = messagesOfChat(fieldOf(frame, 'result') ?? null);
    return onlyKnown({ messages });
  }
  if (signature !== 'prompty.invoke') return {};
  const prompt = fieldOf(frame, 'inputs', 'prompt');
  const vars = fieldOf(frame, 'inputs', 'inputs');
  const path = textOf(prompt) ?? textOf(fieldOf(prompt, 'metadata', '__source_path'));
  const promptRef = onlyKnown({ path, label: textOf(fieldOf(prompt, 'name')) });
  return onlyKnown({
    vars: isJsonObject(vars) ? vars : undefined,
    promptRef: Object.keys(promptRef).length > 0 ? promptRef : undefined,
  });
}

function sampleOf({ value, at }: Frame, answer: Answer, report: Report): KeylessSample {
  const sent = sentOf(fieldOf(value, 'inputs') ?? null);
  const start = fieldOf(value, '__time', 'start');
  return {
    ...onlyKnown({
      ...sent,
      model: answer.model ?? sent?.model,
      output: answer.text,
      error: answer.error,
      startedAt: isoMoment(start),
      latencyMs: elapsedMs(start, fieldOf(value, '__time', 'end')),
    }),
    ...usageOfAnswer(answer, [...at, 'result'], report),
  };
}
