import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { JsonDocument, JsonPath } from '../../text/json-tree.ts';
import type { Json } from '../../text/json.ts';
import type { Range } from '../../text/range.ts';
import { sentence, type Sentence } from '../../text/sentence.ts';
import type { SourceSpan } from '../../text/source-span.ts';
import type { MediaPart, Message, MessagePart, Role } from '../prompt.ts';

/** Why a message could not be read, and where. */
type ChatMistake = {
  readonly range: Range;
  readonly message: Sentence;
  readonly hint: Sentence;
};

export type ChatMessages = {
  readonly messages: readonly Message[];
  readonly mistakes: readonly ChatMistake[];
};

type Source = { readonly document: Pick<JsonDocument, 'spanOf'>; readonly path: JsonPath };

/**
 * The list of `{role, content}` at `path`, as OpenAI's chat API takes it: content is a text, or a list of text and
 * media parts. A message that is none is left out and named.
 */
export function readChatMessages(list: readonly Json[], { document, path }: Source): ChatMessages {
  const messages: Message[] = [];
  const mistakes: ChatMistake[] = [];
  for (const [index, item] of list.entries()) {
    const source = { document, path: [...path, index] };
    const role = roleOf(textOf(fieldOf(item, 'role')));
    const parts = readContent(fieldOf(item, 'content'), source);
    if (role && parts) messages.push({ role, parts });
    else mistakes.push(describe(source, role));
  }
  return { messages, mistakes };
}

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['human', 'user'],
  ['assistant', 'assistant'],
  ['ai', 'assistant'],
  ['model', 'assistant'],
  ['tool', 'tool'],
  ['function', 'tool'],
]);

function roleOf(name: string | undefined): Role | undefined {
  return ROLES.get(name?.trim().toLowerCase() ?? '');
}

function describe({ document, path }: Source, role: Role | undefined): ChatMistake {
  const place = role ? spanOf({ document, path }, 'content') : spanOf({ document, path }, 'role');
  if (!role) {
    const hint = sentence`Write role: system, user, assistant or tool.`;
    return { range: place.range, message: sentence`This message has no role that is known`, hint };
  }
  const hint = sentence`Write the text of the message under content:.`;
  return { range: place.range, message: sentence`This message has no content that is text`, hint };
}

function spanOf({ document, path }: Source, ...keys: readonly string[]): SourceSpan {
  const nowhere = { path: '', range: { start: 0, end: 0 } };
  return document.spanOf([...path, ...keys]) ?? document.spanOf(path) ?? nowhere;
}

function readContent(
  content: Json | undefined,
  source: Source,
): readonly MessagePart[] | undefined {
  if (typeof content === 'string') {
    return [{ kind: 'text', text: content, span: spanOf(source, 'content') }];
  }
  if (!isJsonArray(content)) return undefined;
  const path = [...source.path, 'content'];
  return content.flatMap((part, index) => {
    const read = readPart(part, { document: source.document, path: [...path, index] });
    return read ? [read] : [];
  });
}

function readPart(part: Json, source: Source): MessagePart | undefined {
  if (!isJsonObject(part)) return undefined;
  const text = fieldOf(part, 'text');
  if (typeof text === 'string') return { kind: 'text', text, span: spanOf(source, 'text') };
  const image = fieldOf(part, 'image_url');
  const keys = isJsonObject(image) ? ['image_url', 'url'] : ['image_url'];
  const url = fieldOf(part, ...keys);
  if (typeof url !== 'string') return undefined;
  const detail = readDetail(fieldOf(image, 'detail'));
  const span = spanOf(source, ...keys);
  return { kind: 'media', mediaKind: 'image', source: url, span, ...(detail && { detail }) };
}

function readDetail(value: Json | undefined): MediaPart['detail'] {
  return value === 'low' || value === 'high' || value === 'auto' ? value : undefined;
}
