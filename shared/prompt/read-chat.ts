import { fieldOf, isJsonArray, isJsonObject } from '../text/json-fields.ts';
import type { Json } from '../text/json.ts';
import { parseYamlDocument } from '../text/yaml-document.ts';
import type { Role } from './prompt.ts';
import type { SentMessage } from './sent-message.ts';
import type { Meter } from './templates/meter.ts';
import { javascriptStyle, writeJson } from './templates/write-json.ts';

/**
 * The messages of a chat written as text, by promptfoo's rule (src/providers/shared.ts, parseChatPrompt): a text that
 * starts with `- role:` is YAML, else JSON is tried. Undefined when the text is neither, or no chat that is known:
 * lists of `{role, content}`, `{messages}`, `{system, messages}`, and Gemini's `{contents, systemInstruction}`.
 * Throws a `TemplateFailure` for a YAML whose aliases make it endless.
 */
export function readChat(text: string, meter: Meter): readonly SentMessage[] | undefined {
  const isYaml = text.trimStart().startsWith('- role:');
  const value = isYaml ? parseYamlDocument({ path: '', text }).value : parseJson(text);
  return value === undefined ? undefined : readMessages(value, meter);
}

export function parseJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

type Dict = { readonly [key: string]: Json };

function readMessages(chat: Json, meter: Meter): readonly SentMessage[] | undefined {
  if (isJsonArray(chat)) return readList(chat, meter);
  const list = fieldOf(chat, 'messages') ?? fieldOf(chat, 'contents');
  const messages = isJsonArray(list) ? readList(list, meter) : undefined;
  const system = SYSTEM_KEYS.map((key) => fieldOf(chat, key)).find((text) => text !== undefined);
  if (!messages || system === undefined) return messages;
  return [{ role: 'system', ...readContent([system], meter) }, ...messages];
}

const SYSTEM_KEYS = ['system', 'systemInstruction', 'system_instruction'];

function readList(list: readonly Json[], meter: Meter): readonly SentMessage[] | undefined {
  const messages = list.flatMap((item) => readMessage(item, meter) ?? []);
  return messages.length === list.length && messages.length > 0 ? messages : undefined;
}

function readMessage(message: Json, meter: Meter): SentMessage | undefined {
  const role = fieldOf(message, 'role');
  const content = CONTENT_KEYS.map((key) => fieldOf(message, key)).filter(
    (part) => part !== undefined,
  );
  if (typeof role !== 'string' || content.length === 0) return undefined;
  return { role: ROLES.get(role.toLowerCase()) ?? 'user', ...readContent(content, meter) };
}

const CONTENT_KEYS = ['content', 'parts', 'tool_calls'];

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['system', 'system'],
  ['developer', 'system'],
  ['assistant', 'assistant'],
  ['model', 'assistant'],
  ['ai', 'assistant'],
  ['tool', 'tool'],
  ['function', 'tool'],
]);

type Content = { readonly text: string; readonly mediaCount?: number };

/** The text of a message's content in the shapes of OpenAI, Anthropic, Gemini, Bedrock and Adaline. */
function readContent(content: readonly Json[], meter: Meter): Content {
  const found: Found = { text: '', mediaCount: 0, meter };
  addPart(found, content);
  const { text, mediaCount } = found;
  return mediaCount > 0 ? { text, mediaCount } : { text };
}

type Found = { text: string; mediaCount: number; readonly meter: Meter };

function addPart(found: Found, part: Json): void {
  found.meter.nest(() => {
    found.meter.spend();
    if (typeof part === 'string') addText(found, part);
    else if (isJsonArray(part)) for (const inner of part) addPart(found, inner);
    else if (isJsonObject(part)) addDict(found, part);
  });
}

function addText(found: Found, text: string): void {
  found.meter.produce(text.length);
  found.text += text;
}

/** Keys under which a part carries text or more parts, in the order they are tried. */
const TEXT_KEYS = ['text', 'content', 'parts', 'value', 'function'];
/** A call of a tool is sent as its name and its input. */
const TOOL_KEYS = [
  'name',
  'arguments',
  'input',
  'functionCall',
  'functionResponse',
  'toolUse',
  'toolResult',
];
const MEDIA =
  /^(?:input_|inline_?|file_?)?(?:image|audio|video|document|file|data)(?:_url|_data|data)?$/i;

function addDict(found: Found, part: Dict): void {
  if (isMedia(part)) {
    found.mediaCount += 1;
    return;
  }
  const key = TEXT_KEYS.find((name) => fieldOf(part, name) !== undefined);
  addPart(found, key === undefined ? null : (fieldOf(part, key) ?? null));
  for (const name of TOOL_KEYS) addInput(found, fieldOf(part, name));
}

function isMedia(part: Dict): boolean {
  const kind = fieldOf(part, 'type') ?? fieldOf(part, 'modality');
  if (typeof kind === 'string' && MEDIA.test(kind)) return true;
  return Object.keys(part).some((key) => MEDIA.test(key));
}

function addInput(found: Found, input: Json | undefined): void {
  if (input === undefined || input === null) return;
  const isText = typeof input === 'string';
  addText(found, isText ? input : writeJson(input, javascriptStyle(''), found.meter));
}
