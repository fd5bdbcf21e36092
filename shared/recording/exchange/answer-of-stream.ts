import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { onlyKnown } from '../../text/only-known.ts';
import { answerOfResponse, errorOf } from './answer-of-response.ts';
import type { Answer, AnswerUsage } from './answer.ts';

/** What the events of a stream have told so far. */
type Told = {
  model: string | undefined;
  readonly texts: string[];
  usage: AnswerUsage | undefined;
  error: string | undefined;
  /** The whole response, where a stream ends with it (OpenAI responses). */
  whole: Answer | undefined;
  isKnown: boolean;
};

/** Puts the answer of a stream together; undefined when its events are of no provider. */
export function answerOfStream(events: readonly Json[]): Answer | undefined {
  const told: Told = {
    model: undefined,
    texts: [],
    usage: undefined,
    error: undefined,
    whole: undefined,
    isKnown: false,
  };
  for (const event of events) hear(told, event);
  if (told.whole) return told.whole;
  if (!told.isKnown) return undefined;
  const text = told.texts.join('');
  return onlyKnown({
    model: told.model,
    text: text === '' ? undefined : text,
    usage: told.usage,
    error: told.error,
  });
}

function hear(told: Told, event: Json): void {
  hearText(told, event);
  hearUsage(told, event);
  const model =
    textOf(fieldOf(event, 'model')) ??
    textOf(fieldOf(event, 'message', 'model')) ??
    textOf(fieldOf(event, 'response', 'model')) ??
    textOf(fieldOf(event, 'modelVersion'));
  told.model ??= model;
  const error = errorOf(event);
  if (error === undefined) return;
  told.error ??= error;
  told.isKnown = true;
}

function hearText(told: Told, event: Json): void {
  for (const text of textsOfEvent(event)) told.texts.push(text);
  const type = fieldOf(event, 'type');
  const isEnd =
    typeof type === 'string' && /^response\.(?:completed|incomplete|failed)$/.test(type);
  const response = fieldOf(event, 'response');
  if (isEnd && response !== undefined) told.whole = answerOfResponse(response);
  told.isKnown ||= isStreamEvent(event);
}

/** What shows that an event is a provider's. */
function isStreamEvent(event: Json): boolean {
  const type = fieldOf(event, 'type');
  if (typeof type === 'string' && /^(?:message_|content_block_|response\.|message-)/.test(type)) {
    return true;
  }
  return ['choices', 'candidates', 'completion', 'contentBlockIndex', 'done'].some(
    (name) => fieldOf(event, name) !== undefined,
  );
}

function textsOfEvent(event: Json): readonly string[] {
  const choices = fieldOf(event, 'choices');
  if (isJsonArray(choices)) {
    return choices.flatMap((choice) => {
      const text = fieldOf(choice, 'delta', 'content') ?? fieldOf(choice, 'text');
      return typeof text === 'string' ? [text] : [];
    });
  }
  if (fieldOf(event, 'candidates') !== undefined || fieldOf(event, 'done') !== undefined) {
    const text = answerOfResponse(event)?.text;
    return text === undefined ? [] : [text];
  }
  const text = [
    fieldOf(event, 'delta', 'text'),
    fieldOf(event, 'delta', 'message', 'content', 'text'),
    fieldOf(event, 'completion'),
    fieldOf(event, 'type') === 'response.output_text.delta' ? fieldOf(event, 'delta') : undefined,
  ].find((part) => typeof part === 'string');
  return typeof text === 'string' ? [text] : [];
}

/** Anthropic tells the input first and the output last, each time with all it knows; the later figure wins. */
function hearUsage(told: Told, event: Json): void {
  const found = usageOfEvent(event);
  if (!found) return;
  const known = told.usage?.value;
  const convention = found.convention ?? told.usage?.convention;
  const value =
    isJsonObject(known) && isJsonObject(found.value) ? merged(known, found.value) : found.value;
  told.usage = { value, at: [], ...(convention && { convention }) };
}

function merged(
  known: { readonly [name: string]: Json },
  later: { readonly [name: string]: Json },
): Json {
  const told = Object.entries(later).filter(([, value]) => value !== null);
  return Object.fromEntries([...Object.entries(known), ...told]);
}

function usageOfEvent(event: Json): Omit<AnswerUsage, 'at'> | undefined {
  const metrics = fieldOf(event, 'amazon-bedrock-invocationMetrics');
  if (isJsonObject(metrics)) return { value: metrics, convention: 'bedrock-stream' };
  const places: readonly (Json | undefined)[] = [
    fieldOf(event, 'usage'),
    fieldOf(event, 'message', 'usage'),
    fieldOf(event, 'usageMetadata'),
    fieldOf(event, 'delta', 'usage'),
    fieldOf(event, 'x_groq', 'usage'),
    fieldOf(event, 'metadata', 'usage'),
  ];
  const value = places.find((place) => isJsonObject(place));
  if (value !== undefined) {
    const isAnthropic = typeof fieldOf(event, 'type') === 'string';
    const isCohere = fieldOf(value, 'billed_units') !== undefined;
    return isAnthropic && !isCohere ? { value, convention: 'anthropic' } : { value };
  }
  return fieldOf(event, 'eval_count') === undefined ? undefined : { value: event };
}
