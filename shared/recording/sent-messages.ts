import type { Role } from '../prompt/prompt.ts';
import type { SentMessage } from '../prompt/sent-message.ts';
import { fieldOf, isJsonArray, isJsonObject } from '../text/json-fields.ts';
import type { Json } from '../text/json.ts';
import { scanJson } from './scan-json.ts';

/** The words that providers have for our four roles. */
const ROLES: ReadonlyMap<string, Role> = new Map([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['human', 'user'],
  ['assistant', 'assistant'],
  ['model', 'assistant'],
  ['ai', 'assistant'],
  ['tool', 'tool'],
  ['function', 'tool'],
]);

/** The messages of a rendered promptfoo prompt: of the JSON chat it holds, else one user message. */
export function messagesOfPrompt(raw: string): readonly SentMessage[] {
  const chat = parseNested(raw);
  return (chat === undefined ? undefined : messagesOfChat(chat)) ?? [{ role: 'user', text: raw }];
}

/**
 * The messages of a chat request: a list of `{role, content}` (Gemini: `parts`), or an object with such a list and a
 * system text beside it. Undefined when the value is none. Calls of tools are left out: they are no text.
 */
function messagesOfChat(value: Json): readonly SentMessage[] | undefined {
  if (isJsonArray(value)) return messagesOfList(value);
  const list = firstField(value, ['messages', 'contents', 'input']);
  const messages = isJsonArray(list) ? messagesOfList(list) : undefined;
  if (!messages) return undefined;
  const system = firstField(value, SYSTEM_KEYS);
  if (system === undefined) return messages;
  return [{ role: 'system', ...contentOf(fieldOf(system, 'parts') ?? system) }, ...messages];
}

/** Anthropic and Bedrock, OpenAI's responses, Gemini in two spellings. */
const SYSTEM_KEYS = ['system', 'instructions', 'system_instruction', 'systemInstruction'];

function firstField(value: Json, names: readonly string[]): Json | undefined {
  for (const name of names) {
    const field = fieldOf(value, name);
    if (field !== undefined && field !== null) return field;
  }
  return undefined;
}

function messagesOfList(list: readonly Json[]): readonly SentMessage[] | undefined {
  if (list.length === 0) return undefined;
  const messages: SentMessage[] = [];
  for (const item of list) {
    const role = fieldOf(item, 'role');
    if (typeof role !== 'string') return undefined;
    const content = fieldOf(item, 'content') ?? fieldOf(item, 'parts') ?? null;
    messages.push({ role: ROLES.get(role.trim().toLowerCase()) ?? 'user', ...contentOf(content) });
  }
  return messages;
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
  return typeof text === 'string' ? text : undefined;
}

const MEDIA_TYPES = /image|audio|video|document|file/;
const MEDIA_KEYS = ['inlineData', 'inline_data', 'fileData', 'file_data', 'image', 'document'];

function isMedia(part: Json): boolean {
  if (!isJsonObject(part)) return false;
  const type = fieldOf(part, 'type');
  if (typeof type === 'string' && MEDIA_TYPES.test(type)) return true;
  return MEDIA_KEYS.some((key) => fieldOf(part, key) !== undefined);
}

/** JSON inside a string of the file is as hostile as the file: the depth is checked before it is parsed. */
function parseNested(text: string): Json | undefined {
  const start = text.trimStart().charAt(0);
  if (start !== '[' && start !== '{') return undefined;
  const scan = scanJson(text);
  if (scan.mistake) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
