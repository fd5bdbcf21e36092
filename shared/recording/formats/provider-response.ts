import { fieldOf, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { onlyKnown } from '../../text/only-known.ts';
import { draftOfCall } from '../draft.ts';
import type { Draft, KeylessSample } from '../draft.ts';
import { answerOfResponse } from '../exchange/answer-of-response.ts';
import { answerOfStream } from '../exchange/answer-of-stream.ts';
import type { Answer } from '../exchange/answer.ts';
import { usageOfAnswer } from '../exchange/usage-of-answer.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { reportTo } from '../report-to.ts';
import type { RecordValue, ValueReader } from '../value-reader.ts';
import { valuesFormat } from '../values-format.ts';

/**
 * Bodies of a provider's answers without the requests: one response, a response a line, or the events of one stream a
 * line. Last in the list, because other formats hold such bodies too.
 */
export const providerResponse: RecordingFormat = valuesFormat({
  id: 'provider-response',
  title: 'Response of a provider',
  matches: (head) => isResponse(head[0]) || isStream(head),
  open: openResponses,
});

/** An error, or a body of the same shape that is no answer, tells no usage. */
function isResponse(value: Json | undefined): boolean {
  return value !== undefined && answerOfResponse(value)?.usage !== undefined;
}

/** The first value is an event and no error, which may be anybody's; what follows tells a model, and text or usage. */
function isStream(head: readonly Json[]): boolean {
  const [first] = head;
  if (first === undefined || head.length === 1) return false;
  const begun = answerOfStream([first]);
  if (!begun || begun.error !== undefined) return false;
  const { model, text, usage } = answerOfStream(head) ?? {};
  return model !== undefined && (text ?? usage) !== undefined;
}

function openResponses(): ValueReader {
  let open: { readonly id: string | undefined; readonly records: RecordValue[] } | undefined;
  let count = 0;
  const close = (): readonly Draft[] => {
    const drafts = open ? draftsOf(open.records, count) : [];
    count += drafts.length;
    open = undefined;
    return drafts;
  };
  return {
    read: (record) => {
      const id = idOf(record.value);
      // Events without an id belong to the stream before them; a whole response never does.
      const goesOn = open && (id === undefined ? !isResponse(record.value) : id === open.id);
      const drafts = goesOn ? [] : close();
      open ??= { id, records: [] };
      if (open.records.length < MAX_EVENTS) open.records.push(record);
      return drafts;
    },
    end: close,
  };
}

/** A longer stream is none of a model; what was kept of it is still told. */
const MAX_EVENTS = 1_000_000;

/** Of the answer, on each of its events: OpenAI's `id`, Gemini's `responseId`; Anthropic's on the first alone. */
function idOf(value: Json): string | undefined {
  return (
    textOf(fieldOf(value, 'responseId')) ??
    textOf(fieldOf(value, 'id')) ??
    textOf(fieldOf(value, 'message', 'id')) ??
    textOf(fieldOf(value, 'response', 'id'))
  );
}

function draftsOf(records: readonly RecordValue[], order: number): readonly Draft[] {
  const [first] = records;
  if (!first) return [];
  const events = records.map(({ value }) => value);
  const isOne = records.length === 1;
  const answer = isOne ? answerOfResponse(first.value) : answerOfStream(events);
  if (!answer || (answer.text === undefined && !answer.usage)) return [];
  return [draftOfCall(sampleOf(answer, records.at(-1) ?? first), [order])];
}

function sampleOf(answer: Answer, { report }: RecordValue): KeylessSample {
  const { model, text, error } = answer;
  return {
    ...onlyKnown({ model, output: text, error }),
    ...usageOfAnswer(answer, [], reportTo(report)),
  };
}
