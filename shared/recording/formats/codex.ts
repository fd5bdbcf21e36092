import { fieldOf, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { draftOfCall } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { reportTo } from '../report-to.ts';
import { readUsage } from '../sample-usage.ts';
import { textOfContent } from '../sent-messages.ts';
import type { RecordValue, ValueReader } from '../value-reader.ts';
import { valuesFormat } from '../values-format.ts';

/**
 * Sessions of the Codex CLI (`~/.codex/sessions/…/rollout-*.jsonl`). After each call a `token_count` event tells the
 * call's own figures and the session's sum; it is repeated when only the rate limits changed.
 */
export const codex: RecordingFormat = valuesFormat({
  id: 'codex',
  title: 'Codex session',
  matches: (head) => head.some(isSessionStart),
  open: openSession,
});

function isSessionStart(line: Json): boolean {
  const type = fieldOf(line, 'type');
  const payload = fieldOf(line, 'payload');
  if (!isJsonObject(payload)) return false;
  if (type === 'session_meta') return fieldOf(payload, 'id') !== undefined;
  return type === 'event_msg' && fieldOf(payload, 'type') === 'token_count';
}

type Session = {
  id: string | undefined;
  provider: string | undefined;
  model: string | undefined;
  /** The sum of the session so far, to tell a repeated event by. */
  sum: string | undefined;
  turn: number;
  readonly texts: string[];
};

function openSession(): ValueReader {
  const session: Session = {
    id: undefined,
    provider: undefined,
    model: undefined,
    sum: undefined,
    turn: 0,
    texts: [],
  };
  return { read: (record) => readLine(record, session) };
}

function readLine(record: RecordValue, session: Session): readonly Draft[] {
  const { value } = record;
  const payload = fieldOf(value, 'payload') ?? null;
  const type = fieldOf(value, 'type');
  if (type === 'session_meta') {
    session.id = textOf(fieldOf(payload, 'id'));
    session.provider = textOf(fieldOf(payload, 'model_provider'));
  }
  if (type === 'turn_context') session.model = textOf(fieldOf(payload, 'model')) ?? session.model;
  if (type === 'response_item') hearAnswer(payload, session);
  const isCount = type === 'event_msg' && fieldOf(payload, 'type') === 'token_count';
  return isCount ? readCount(record, session) : [];
}

function hearAnswer(payload: Json, session: Session): void {
  if (fieldOf(payload, 'type') !== 'message' || fieldOf(payload, 'role') !== 'assistant') return;
  const text = textOfContent(fieldOf(payload, 'content') ?? null);
  if (text !== '') session.texts.push(text);
}

function readCount({ value, report }: RecordValue, session: Session): readonly Draft[] {
  const counts = fieldOf(value, 'payload', 'info');
  const last = fieldOf(counts, 'last_token_usage');
  if (!isJsonObject(last)) return [];
  const sum = JSON.stringify(fieldOf(counts, 'total_token_usage') ?? last);
  if (sum === session.sum) return [];
  session.sum = sum;
  const { id, provider = 'openai', model, turn, texts } = session;
  const sample = {
    ...onlyKnown({
      model,
      provider,
      session: id,
      startedAt: textOf(fieldOf(value, 'timestamp')),
      output: texts.length === 0 ? undefined : texts.join('\n'),
    }),
    turn,
    ...readUsage(
      {
        value: last,
        at: ['payload', 'info', 'last_token_usage'],
        options: { convention: 'codex' },
      },
      reportTo(report),
    ),
  };
  session.turn += 1;
  texts.length = 0;
  return [{ ...draftOfCall(sample, [turn]), ownKey: `codex|${id ?? '-'}|${turn}` }];
}
