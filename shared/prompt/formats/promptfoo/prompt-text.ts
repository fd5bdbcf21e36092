import { parseJsonDocument } from '../../../text/json-document.ts';
import type { SourceSpan } from '../../../text/source-span.ts';
import { parseYamlDocument } from '../../../text/yaml-document.ts';
import type { Message, WholeTemplate } from '../../prompt.ts';
import { readChat } from './chat-messages.ts';
import { rootNode } from './source-node.ts';
import { documentWithin } from './span-within.ts';

/** An unfilled text and its place. */
export type PromptText = { readonly text: string; readonly span: SourceSpan };

/** What one prompt sends; `whole` when its roles are known only after it is rendered. */
export type PromptBody = {
  readonly messages: readonly Message[];
  readonly whole?: WholeTemplate;
  /** The texts that hold the holes of `whole`. */
  readonly wholeTexts?: readonly PromptText[];
};

/**
 * Reads a text as promptfoo does: valid JSON is taken apart before it is rendered (src/evaluatorHelpers.ts,
 * renderPrompt), anything else is rendered first and then read as a YAML or JSON chat or as one user message
 * (src/providers/shared.ts, parseChatPrompt). A chat of the second kind is shown by its unrendered messages.
 */
export function readPromptText({ text, span }: PromptText): PromptBody {
  const whole = { whole: { text, split: 'chat' }, wholeTexts: [{ text, span }] } as const;
  const start = text.trimStart();
  if (start.startsWith('[') || start.startsWith('{')) {
    const document = documentWithin(span, parseJsonDocument({ path: span.path, text }));
    const root = rootNode(document, span.path);
    const chat = root && readChat(root);
    if (chat) return { messages: chat.messages, ...(chat.isComplete ? {} : whole) };
  }
  if (start.startsWith('- role:')) {
    const document = documentWithin(span, parseYamlDocument({ path: span.path, text }));
    const root = rootNode(document, span.path);
    const chat = root && readChat(root);
    if (chat) return { messages: chat.messages, ...whole };
  }
  return { messages: [{ role: 'user', parts: [{ kind: 'text', text, span }] }], ...whole };
}
