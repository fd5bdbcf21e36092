import { fieldOf, isJsonObject } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { draftOfCall } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { firstText, knownAmount, knownList } from '../first-field.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { reportTo } from '../report-to.ts';
import { readUsage } from '../sample-usage.ts';
import type { SampleUsage } from '../sample-usage.ts';
import type { RecordValue, ValueReader } from '../value-reader.ts';
import { valuesFormat } from '../values-format.ts';

/**
 * Transcripts of Claude Code (`~/.claude/projects/…/*.jsonl`). An answer stands on a line for each of its parts, every
 * time with the usage so far: it is one call. What was sent (system text, tools, files) is not in the transcript.
 */
export const claudeCode: RecordingFormat = valuesFormat({
  id: 'claude-code',
  title: 'Claude Code transcript',
  matches: (head) => head.some(isTranscriptLine),
  open: openTranscript,
});

function isTranscriptLine(line: Json): boolean {
  if (typeof fieldOf(line, 'sessionId') !== 'string') return false;
  const usage = fieldOf(line, 'message', 'usage');
  const isTurn =
    typeof fieldOf(line, 'uuid') === 'string' && fieldOf(line, 'message', 'role') !== undefined;
  return isTurn || isJsonObject(usage);
}

type Call = {
  readonly id: string;
  readonly session: string;
  readonly startedAt?: string;
  readonly model?: string;
  readonly isSidechain: boolean;
  usage: SampleUsage;
  costUsd: number | undefined;
  readonly texts: string[];
};

function openTranscript(): ValueReader {
  const calls = new Map<string, Call>();
  return {
    read: (record) => {
      readLine(record, calls);
      return [];
    },
    end: () => [...calls.values()].map(draftOfTurn),
  };
}

function readLine({ value, report }: RecordValue, calls: Map<string, Call>): void {
  const message = fieldOf(value, 'message');
  const raw = fieldOf(message, 'usage');
  // Claude Code answers for itself (`<synthetic>`) when a call failed.
  if (!isJsonObject(raw) || firstText(message, 'model')?.startsWith('<') === true) return;
  const call = callOf(value, calls);
  const options = { convention: 'anthropic' } as const;
  const usage = readUsage({ value: raw, at: ['message', 'usage'], options }, reportTo(report));
  // The figures grow while the answer is written; a line of an earlier part may come later.
  if (outputTokens(usage) >= outputTokens(call.usage)) call.usage = usage;
  call.costUsd = knownAmount(fieldOf(value, 'costUSD')) ?? call.costUsd;
  for (const part of knownList(fieldOf(message, 'content')) ?? []) {
    const text = fieldOf(part, 'text');
    if (typeof text === 'string') call.texts.push(text);
  }
}

function outputTokens({ usage }: SampleUsage): number {
  return usage?.output ?? 0;
}

/** The call a line belongs to: lines of one answer share its id. */
function callOf(line: Json, calls: Map<string, Call>): Call {
  const message = fieldOf(line, 'message');
  const id = firstText(message, 'id') ?? firstText(line, 'uuid') ?? `line ${calls.size}`;
  const known = calls.get(id);
  if (known) return known;
  const call: Call = {
    id,
    session: firstText(line, 'sessionId') ?? '',
    isSidechain: fieldOf(line, 'isSidechain') === true,
    usage: {},
    costUsd: undefined,
    texts: [],
    ...onlyKnown({
      model: firstText(message, 'model'),
      startedAt: firstText(line, 'timestamp'),
    }),
  };
  calls.set(id, call);
  return call;
}

function draftOfTurn(call: Call): Draft {
  const { id, session, model, startedAt, usage, costUsd, texts, isSidechain } = call;
  const sample = {
    provider: 'anthropic',
    ...onlyKnown({
      model,
      session: session === '' ? undefined : session,
      startedAt,
      output: texts.length === 0 ? undefined : texts.join('\n'),
      recordedCostUsd: costUsd,
      description: isSidechain ? 'subagent' : undefined,
    }),
    ...usage,
  };
  return {
    ...draftOfCall(sample, [startedAt ?? '', id]),
    ownKey: `claude-code|${session || '-'}|${id}`,
  };
}
