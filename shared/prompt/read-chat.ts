import { parse } from 'yaml';
import type { Json } from '../text/json.ts';
import type { Role } from './prompt.ts';
import type { SentMessage } from './sent-message.ts';

/**
 * The messages of a chat written as text, by promptfoo's rule (src/providers/shared.ts, parseChatPrompt): a text that
 * starts with `- role:` is YAML, else JSON is tried. Undefined when the text is neither, or no chat that is known:
 * lists of `{role, content}`, `{messages}`, `{system, messages}`, and Gemini's `{contents, systemInstruction}`.
 */
export function readChat(text: string): readonly SentMessage[] | undefined {
  const value = text.trimStart().startsWith('- role:') ? parseYaml(text) : parseJson(text);
  return value === undefined ? undefined : readMessages(value);
}

export function parseJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function parseYaml(text: string): Json | undefined {
  try {
    const value: Json = parse(text, { logLevel: 'error', maxAliasCount: 100 });
    return value;
  } catch {
    return undefined;
  }
}

type Dict = { readonly [key: string]: Json };

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isDict(value: Json | undefined): value is Dict {
  return typeof value === 'object' && value !== null && !isList(value);
}

function readMessages(chat: Json): readonly SentMessage[] | undefined {
  if (isList(chat)) return readList(chat);
  if (!isDict(chat)) return undefined;
  const list = chat['messages'] ?? chat['contents'];
  const messages = isList(list) ? readList(list) : undefined;
  const system = chat['system'] ?? chat['systemInstruction'] ?? chat['system_instruction'];
  if (!messages || system === undefined) return messages;
  return [{ role: 'system', ...readContent(system) }, ...messages];
}

function readList(list: readonly Json[]): readonly SentMessage[] | undefined {
  const messages = list.flatMap((item) => readMessage(item) ?? []);
  return messages.length === list.length && messages.length > 0 ? messages : undefined;
}

function readMessage(message: Json): SentMessage | undefined {
  if (!isDict(message)) return undefined;
  const { role, content = null, parts, tool_calls: calls } = message;
  const isKnown =
    typeof role === 'string' && ('content' in message || isList(parts) || isList(calls));
  if (!isKnown) return undefined;
  const sent = readContent(parts ?? content);
  const text = sent.text + (isList(calls) ? calls.map(readToolCall).join('') : '');
  return { ...sent, role: chatRole(role), text };
}

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['system', 'system'],
  ['developer', 'system'],
  ['assistant', 'assistant'],
  ['model', 'assistant'],
  ['ai', 'assistant'],
  ['tool', 'tool'],
  ['function', 'tool'],
]);

function chatRole(name: string): Role {
  return ROLES.get(name.toLowerCase()) ?? 'user';
}

type Content = { readonly text: string; readonly mediaCount?: number };

/** The text of a message's content in the shapes of OpenAI, Anthropic, Gemini, Bedrock and Adaline. */
function readContent(content: Json): Content {
  const found: Found = { text: '', mediaCount: 0 };
  addPart(found, content, 0);
  const { text, mediaCount } = found;
  return mediaCount > 0 ? { text, mediaCount } : { text };
}

type Found = { text: string; mediaCount: number };

/** Keys under which a part carries text or more parts, in the order they are tried. */
const TEXT_KEYS = ['text', 'content', 'parts', 'value'];
const TOOL_KEYS = ['name', 'input', 'functionCall', 'functionResponse', 'toolUse', 'toolResult'];
const MEDIA =
  /^(?:input_|inline_?|file_?)?(?:image|audio|video|document|file|data)(?:_url|_data|data)?$/i;
const MAX_DEPTH = 8;

function addPart(found: Found, part: Json, depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (typeof part === 'string') found.text += part;
  else if (isList(part)) for (const inner of part) addPart(found, inner, depth + 1);
  else if (isDict(part)) addDict(found, part, depth);
}

function addDict(found: Found, part: Dict, depth: number): void {
  const kind = part['type'] ?? part['modality'];
  const isMedia =
    (typeof kind === 'string' && MEDIA.test(kind)) ||
    Object.keys(part).some((key) => MEDIA.test(key));
  if (isMedia) {
    found.mediaCount += 1;
    return;
  }
  const key = TEXT_KEYS.find((name) => part[name] !== undefined && part[name] !== null);
  if (key !== undefined) addPart(found, part[key] ?? '', depth + 1);
  // A call of a tool is sent as its name and its input.
  for (const name of TOOL_KEYS) found.text += textOfInput(part[name]);
}

function readToolCall(call: Json): string {
  const called = isDict(call) ? call['function'] : undefined;
  return isDict(called) ? textOfInput(called['name']) + textOfInput(called['arguments']) : '';
}

function textOfInput(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
