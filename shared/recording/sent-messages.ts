import { roleOfWord } from '../prompt/role-words.ts';
import type { SentMessage } from '../prompt/sent-message.ts';
import { fieldOf, isJsonArray, isJsonObject } from '../text/json-fields.ts';
import type { Json } from '../text/json.ts';
import { parseYamlDocument } from '../text/yaml-document.ts';
import { firstField } from './first-field.ts';
import { nestedJson } from './nested-json.ts';

/** The messages of a rendered promptfoo prompt: of the JSON or YAML chat it holds, else one user message. */
export function messagesOfPrompt(raw: string): readonly SentMessage[] {
  const chat = nestedJson(raw) ?? yamlChat(raw);
  return (chat === undefined ? undefined : messagesOfChat(chat)) ?? [{ role: 'user', text: raw }];
}

/** promptfoo reads a prompt that begins with a list of roles as YAML. */
function yamlChat(raw: string): Json | undefined {
  if (!/^\s*- *["']?role["']?:/.test(raw)) return undefined;
  return parseYamlDocument({ path: '', text: raw }).value;
}

/**
 * The messages of a chat request: a list of `{role, content}` (Gemini and OpenTelemetry: `parts`), an object with such
 * a list and a system text beside it, or one text. Undefined when the value is none. Calls of tools are left out:
 * they are no text.
 */
export function messagesOfChat(value: Json): readonly SentMessage[] | undefined {
  if (isJsonArray(value)) return messagesOfList(value);
  const sent = firstField(value, 'messages', 'contents', 'input', 'prompt');
  const messages = messagesOfSent(sent);
  if (!messages) return undefined;
  const system = firstField(value, ...SYSTEM_KEYS);
  return system === undefined ? messages : [systemMessage(system), ...messages];
}

/** A system text as providers take it: a text, a list of parts, or an object with parts. */
export function systemMessage(system: Json): SentMessage {
  return { role: 'system', ...contentOf(fieldOf(system, 'parts') ?? system) };
}

/** The text of a message's content: a text, or a list of parts. */
export function textOfContent(content: Json): string {
  return contentOf(content).text;
}

function messagesOfSent(sent: Json | undefined): readonly SentMessage[] | undefined {
  if (typeof sent === 'string') return [{ role: 'user', text: sent }];
  if (!isJsonArray(sent)) return undefined;
  // The completions API takes a list of prompts.
  if (sent.length > 0 && sent.every((text) => typeof text === 'string')) {
    return sent.map((text) => ({ role: 'user', text }));
  }
  return messagesOfList(sent);
}

/** Anthropic and Bedrock, OpenAI's responses, Gemini in two spellings. */
const SYSTEM_KEYS = ['system', 'instructions', 'system_instruction', 'systemInstruction'];

function messagesOfList(list: readonly Json[]): readonly SentMessage[] | undefined {
  const messages: SentMessage[] = [];
  for (const item of list) {
    const message = messageOfItem(item);
    if (message === 'no message') return undefined;
    if (message) messages.push(message);
  }
  return messages.length === 0 ? undefined : messages;
}

/** Items of OpenAI's responses API that have no role carry a call, its output, or reasoning. */
function messageOfItem(item: Json): SentMessage | 'no message' | undefined {
  const role = firstField(item, 'role', 'speaker');
  if (typeof role === 'string') {
    const content = firstField(item, 'content', 'parts', 'text') ?? null;
    return { role: roleOfWord(role) ?? 'user', ...contentOf(content) };
  }
  const type = fieldOf(item, 'type');
  if (type === 'function_call_output') {
    return { role: 'tool', ...contentOf(fieldOf(item, 'output') ?? null) };
  }
  // Gemini takes contents without a role as the user's.
  const parts = fieldOf(item, 'parts');
  if (parts !== undefined) return { role: 'user', ...contentOf(parts) };
  return typeof type === 'string' && type !== 'text' ? undefined : 'no message';
}

type Content = Omit<SentMessage, 'role'>;

/** Text parts stand on lines of their own; every other part is counted as media. */
function contentOf(content: Json): Content {
  if (typeof content === 'string') return { text: content };
  if (content === null) return { text: '' };
  const parts = isJsonArray(content) ? content : [content];
  const texts: string[] = [];
  let mediaCount = 0;
  for (const part of parts) {
    const text = textOfPart(part);
    if (text !== undefined) texts.push(text);
    else if (isMedia(part)) mediaCount += 1;
  }
  return { text: texts.join('\n'), ...(mediaCount > 0 && { mediaCount }) };
}

function textOfPart(part: Json): string | undefined {
  if (typeof part === 'string') return part;
  const text = fieldOf(part, 'text');
  if (typeof text === 'string') return text;
  const inner = fieldOf(part, 'content') ?? fieldOf(part, 'response');
  const type = fieldOf(part, 'type');
  // OpenTelemetry's text parts have `content`; Anthropic's tool results have a text or a list of parts there.
  if (type === 'text' && typeof inner === 'string') return inner;
  const isResult = type === 'tool_result' || type === 'tool_call_response';
  if (!isResult || inner === undefined) return undefined;
  return isJsonObject(inner) ? JSON.stringify(inner) : contentOf(inner).text;
}

const MEDIA_TYPES = /image|audio|video|document|file|blob|media/;
const MEDIA_KEYS = ['inlineData', 'inline_data', 'fileData', 'file_data', 'image', 'document'];

function isMedia(part: Json): boolean {
  if (!isJsonObject(part)) return false;
  const type = fieldOf(part, 'type');
  if (typeof type === 'string' && MEDIA_TYPES.test(type)) return true;
  return MEDIA_KEYS.some((key) => fieldOf(part, key) !== undefined);
}
