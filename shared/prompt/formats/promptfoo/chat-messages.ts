import type { Message } from '../../prompt.ts';
import { roleOfWord } from '../../role-words.ts';
import { readContent } from './chat-content.ts';
import type { Content, LoadedTexts } from './chat-content.ts';
import { childOf, isList, isObject, itemsOf, textOf } from './source-node.ts';
import type { SourceNode } from './source-node.ts';

/** `isComplete`: rendering each part on its own gives what is sent; otherwise the whole text has to be rendered. */
export type Chat = { readonly messages: readonly Message[]; readonly isComplete: boolean };

/**
 * The messages of a chat as promptfoo's providers take it: a list of `{role, content}` (Gemini: `parts`), or an
 * object with such a list under `messages`, `contents` or `input` and a system text beside it. Absent when the value
 * is no chat.
 */
export function readChat(node: SourceNode, texts: LoadedTexts = new Map()): Chat | undefined {
  if (isList(node.value)) return readMessages(node, texts);
  for (const key of ['messages', 'contents', 'input']) {
    const list = childOf(node, key);
    const chat = list && isList(list.value) ? readMessages(list, texts) : undefined;
    if (chat) return withSystem(node, chat, texts);
  }
  return undefined;
}

function readMessages(list: SourceNode, texts: LoadedTexts): Chat | undefined {
  const items = itemsOf(list);
  if (items.length === 0 || !items.every(isMessage)) return undefined;
  const read = items.map((item) => readMessage(item, texts));
  return {
    messages: read.map(({ message }) => message),
    isComplete: read.every(({ isComplete }) => isComplete),
  };
}

function isMessage({ value }: SourceNode): boolean {
  return isObject(value) && typeof value['role'] === 'string';
}

type ReadMessage = { readonly message: Message; readonly isComplete: boolean };

function readMessage(node: SourceNode, texts: LoadedTexts): ReadMessage {
  const role = roleOfWord(textOf(node, 'role') ?? '');
  const { parts, isComplete } = readContent(
    childOf(node, 'content') ?? childOf(node, 'parts'),
    texts,
  );
  const hasCalls = childOf(node, 'tool_calls') ?? childOf(node, 'function_call');
  return {
    message: { role: role ?? 'user', parts },
    isComplete: isComplete && role !== undefined && !hasCalls,
  };
}

/** Anthropic and Bedrock keep the system text beside the messages, Gemini as `system_instruction`. */
function withSystem(node: SourceNode, chat: Chat, texts: LoadedTexts): Chat {
  for (const key of ['system', 'system_instruction', 'systemInstruction', 'instructions']) {
    const holder = childOf(node, key);
    if (!holder) continue;
    const { parts, isComplete }: Content = readContent(childOf(holder, 'parts') ?? holder, texts);
    const system: Message = { role: 'system', parts };
    return {
      messages: [system, ...chat.messages],
      isComplete: chat.isComplete && isComplete,
    };
  }
  return chat;
}
