import { roleOfWord } from '../../prompt/role-words.ts';
import type { SentMessage } from '../../prompt/sent-message.ts';
import { fieldOf, isJsonArray } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import { unpacked } from '../nested-json.ts';
import type { JsonObject } from '../row-fields.ts';
import { messagesOfChat, systemMessage, textOfContent } from '../sent-messages.ts';
import type { Span, SpanEvent } from './span.ts';

/** What was sent, by the newest names first. */
export function sentMessagesOf(span: Span): readonly SentMessage[] | undefined {
  const { attributes, events } = span;
  const messages =
    chatAt(attributes, 'gen_ai.input.messages') ??
    indexedMessages(attributes, INPUT_LISTS) ??
    messagesOfEvents(events) ??
    firstChat(attributes, ['ai.prompt.messages', 'ai.prompt', 'gen_ai.prompt', 'input.value']);
  if (!messages) return undefined;
  const system = unpacked(attributes['gen_ai.system_instructions']);
  const isSaid = messages.some(({ role }) => role === 'system');
  return system === undefined || system === null || isSaid
    ? messages
    : [systemMessage(system), ...messages];
}

/** What came back. */
export function outputOf(span: Span): string | undefined {
  const { attributes } = span;
  const text =
    spoken(chatAt(attributes, 'gen_ai.output.messages')) ??
    spoken(indexedMessages(attributes, OUTPUT_LISTS)) ??
    spoken(messagesOfChoices(span.events)) ??
    plainText(attributes['ai.response.text']) ??
    plainText(attributes['ai.response.object']) ??
    spoken(chatAt(attributes, 'gen_ai.completion')) ??
    plainText(attributes['output.value']);
  return text === '' ? undefined : text;
}

function plainText(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function spoken(messages: readonly SentMessage[] | undefined): string | undefined {
  const texts = messages?.map(({ text }) => text).filter((text) => text !== '');
  return texts && texts.length > 0 ? texts.join('\n') : undefined;
}

function firstChat(
  attributes: JsonObject,
  names: readonly string[],
): readonly SentMessage[] | undefined {
  for (const name of names) {
    const chat = chatAt(attributes, name);
    if (chat) return chat;
  }
  return undefined;
}

/** A chat in an attribute: as JSON in a string, as a list, or as one text. */
function chatAt(attributes: JsonObject, name: string): readonly SentMessage[] | undefined {
  const value = unpacked(attributes[name]);
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value === '' ? undefined : [{ role: 'user', text: value }];
  const one = fieldOf(value, 'role') === undefined && fieldOf(value, 'parts') === undefined;
  return messagesOfChat(one || isJsonArray(value) ? value : [value]);
}

const INPUT_LISTS =
  /^(?:gen_ai\.prompt|llm\.prompts|llm\.input_messages)\.(\d{1,5})\.(?:message\.)?(.+)$/;
const OUTPUT_LISTS =
  /^(?:gen_ai\.completion|llm\.completions|llm\.output_messages)\.(\d{1,5})\.(?:message\.)?(.+)$/;

const CONTENT_FIELD = /^(?:content|contents\.\d+\.message_content\.text)$/;

/** Content of several parts is JSON in the attribute. */
function contentText(value: string): string {
  const content = unpacked(value);
  return typeof content === 'object' ? textOfContent(content) || value : value;
}

/** Lists that OpenLLMetry and OpenInference flatten into attributes: `gen_ai.prompt.0.content`. */
function indexedMessages(
  attributes: JsonObject,
  pattern: RegExp,
): readonly SentMessage[] | undefined {
  const byIndex = new Map<number, { role?: string; readonly texts: string[] }>();
  for (const [name, value] of Object.entries(attributes)) {
    const [, digits, field = ''] = pattern.exec(name) ?? [];
    if (digits === undefined || typeof value !== 'string') continue;
    const message = byIndex.get(Number(digits)) ?? { texts: [] };
    byIndex.set(Number(digits), message);
    if (field === 'role') message.role = value;
    else if (CONTENT_FIELD.test(field)) message.texts.push(contentText(value));
  }
  if (byIndex.size === 0) return undefined;
  return [...byIndex]
    .toSorted(([a], [b]) => a - b)
    .map(([, { role = 'user', texts }]) => ({
      role: roleOfWord(role) ?? 'user',
      text: texts.join('\n'),
    }));
}

const MESSAGE_EVENT = /^gen_ai\.(system|user|assistant|tool)\.message$/;

/** The second generation of the convention had an event for every message. */
function messagesOfEvents(events: readonly SpanEvent[]): readonly SentMessage[] | undefined {
  const messages = events.flatMap(({ name, attributes }): SentMessage[] => {
    const role = MESSAGE_EVENT.exec(name)?.[1];
    const content = unpacked(attributes['content'] ?? attributes['gen_ai.event.content']);
    if (role === undefined || content === undefined) return [];
    return [
      {
        role: roleOfWord(role) ?? 'user',
        text: textOfContent(fieldOf(content, 'content') ?? content),
      },
    ];
  });
  return messages.length === 0 ? undefined : messages;
}

function messagesOfChoices(events: readonly SpanEvent[]): readonly SentMessage[] | undefined {
  const messages = events.flatMap(({ name, attributes }): SentMessage[] => {
    if (name !== 'gen_ai.choice') return [];
    const message = unpacked(attributes['message'] ?? attributes['gen_ai.event.content']);
    const content = fieldOf(message, 'message', 'content') ?? fieldOf(message, 'content');
    return content === undefined ? [] : [{ role: 'assistant', text: textOfContent(content) }];
  });
  return messages.length === 0 ? undefined : messages;
}
