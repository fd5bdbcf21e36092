import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import type { KeylessSample } from '../draft.ts';
import { answerOfResponse } from '../exchange/answer-of-response.ts';
import { sentOf } from '../exchange/sample-of-exchange.ts';
import { firstText, knownAmount } from '../first-field.ts';
import { unpacked } from '../nested-json.ts';
import { onlyKnown } from '../../text/only-known.ts';
import type { PromptRef } from '../recording.ts';
import type { Report } from '../row-fields.ts';
import { readUsage } from '../sample-usage.ts';
import { messagesOfChat, textOfContent } from '../sent-messages.ts';
import { elapsedMs, isoMoment } from '../trace/moments.ts';

/** Reads an `llm` run; of a provider's own wrapper, or of LangChain, whose messages are serialised objects. */
export function sampleOfRun(run: Json, at: JsonPath, report: Report): KeylessSample {
  const inputs = unpackedField(run, 'inputs');
  const outputs = unpackedField(run, 'outputs');
  const metadata = fieldOf(run, 'extra', 'metadata');
  const sent = sentOf(inputs);
  const answer = answerOfResponse(outputs);
  const named = firstText(metadata, 'ls_model_name');
  const start = fieldOf(run, 'start_time');
  return {
    ...onlyKnown({
      model: [answer?.model, named, sent?.model].find((model) => model !== undefined),
      provider: firstText(metadata, 'ls_provider'),
      promptRef: promptRefOf(metadata),
      messages: langchainMessages(inputs) ?? sent?.messages,
      tools: sent?.tools,
      output: answer?.text ?? generatedText(outputs),
      error: textOf(fieldOf(run, 'error')),
      description: textOf(fieldOf(run, 'name')),
      startedAt: isoMoment(start),
      latencyMs: elapsedMs(start, fieldOf(run, 'end_time')),
      session: firstText(metadata, 'session_id', 'thread_id'),
      recordedCostUsd: knownAmount(fieldOf(run, 'total_cost')),
    }),
    ...usageOf({ run, outputs, at }, report),
  };
}

function unpackedField(run: Json, name: string): Json {
  return unpacked(fieldOf(run, name)) ?? null;
}

function promptRefOf(metadata: Json | undefined): PromptRef | undefined {
  const label = textOf(fieldOf(metadata, 'lc_hub_repo'));
  return label === undefined ? undefined : { label };
}

function usageOf(
  { run, outputs, at }: { readonly run: Json; readonly outputs: Json; readonly at: JsonPath },
  report: Report,
): ReturnType<typeof readUsage> {
  const message = generatedMessage(outputs);
  const places: readonly (readonly [Json | undefined, JsonPath])[] = [
    [fieldOf(outputs, 'usage_metadata'), ['outputs', 'usage_metadata']],
    [fieldOf(message, 'kwargs', 'usage_metadata'), ['outputs', 'generations']],
    [fieldOf(message, 'usage_metadata'), ['outputs', 'generations']],
    [fieldOf(outputs, 'usage'), ['outputs', 'usage']],
    [fieldOf(outputs, 'llm_output', 'token_usage'), ['outputs', 'llm_output', 'token_usage']],
  ];
  for (const [value, path] of places) {
    if (isJsonObject(value))
      return readUsage({ value, at: [...at, ...path], options: optionsOf(path) }, report);
  }
  const counts = ['prompt_tokens', 'completion_tokens', 'total_tokens'].map(
    (name): [string, Json] => [name, fieldOf(run, name) ?? null],
  );
  // LangSmith's own sums are 0 where a run told nothing.
  if (counts.every(([, count]) => count === null || count === 0)) return {};
  return readUsage(
    { value: Object.fromEntries(counts), at, options: { convention: 'openai-chat' } },
    report,
  );
}

function optionsOf(path: JsonPath): NonNullable<Parameters<typeof readUsage>[0]['options']> {
  const isLangchain = path.includes('usage_metadata') || path.includes('generations');
  return isLangchain ? { convention: 'langchain' } : {};
}

/** `generations[0][0]`, or `generations[0]`. */
function generation(outputs: Json): Json | undefined {
  const list = fieldOf(outputs, 'generations');
  const first = isJsonArray(list) ? list[0] : undefined;
  return isJsonArray(first) ? first[0] : first;
}

function generatedMessage(outputs: Json): Json | undefined {
  return fieldOf(generation(outputs), 'message');
}

function generatedText(outputs: Json): string | undefined {
  const text = fieldOf(generation(outputs), 'text');
  if (typeof text === 'string' && text !== '') return text;
  const message = generatedMessage(outputs);
  const content = fieldOf(message, 'kwargs', 'content') ?? fieldOf(message, 'content');
  return content === undefined ? undefined : textOfContent(content) || undefined;
}

/** LangChain nests the messages in one more list, each as `{id: [… 'HumanMessage'], kwargs: {content}}`. */
function langchainMessages(inputs: Json): KeylessSample['messages'] {
  const lists = fieldOf(inputs, 'messages');
  const list = isJsonArray(lists) && isJsonArray(lists[0]) ? lists[0] : lists;
  if (!isJsonArray(list) || !list.some((item) => fieldOf(item, 'kwargs') !== undefined))
    return undefined;
  return messagesOfChat(
    list.map((item) => ({
      role: textOf(fieldOf(item, 'kwargs', 'type')) ?? roleOfClass(fieldOf(item, 'id')),
      content: fieldOf(item, 'kwargs', 'content') ?? null,
    })),
  );
}

function roleOfClass(id: Json | undefined): string {
  const name = isJsonArray(id) ? id.at(-1) : '';
  const role = typeof name === 'string' ? /^([A-Z][a-z]+?)Message/.exec(name)?.[1] : undefined;
  return role ?? 'user';
}
