import { type CancellationToken, LanguageModelChatMessage, type LanguageModelChat } from 'vscode';
import type { EditorCalls } from '../engine/editor-calls.ts';

/** Conversations with the editor's language models, which a user has picked and can cancel. */
export type LanguageModels = {
  /** Makes a model answer the engine while `use` runs. */
  readonly withModel: <T>(
    model: LanguageModelChat,
    token: CancellationToken,
    use: (session: string) => Promise<T>,
  ) => Promise<T>;
  readonly ask: EditorCalls['askModel'];
};

type Conversation = { readonly model: LanguageModelChat; readonly token: CancellationToken };

/** Longer answers than this are no shorter section. */
const MAX_ANSWER_UNITS = 200_000;

export function createLanguageModels(): LanguageModels {
  const conversations = new Map<string, Conversation>();
  let count = 0;
  return {
    withModel: async (model, token, use) => {
      count += 1;
      const session = String(count);
      conversations.set(session, { model, token });
      try {
        return await use(session);
      } finally {
        conversations.delete(session);
      }
    },
    ask: async ({ session, system, user }) => {
      const conversation = conversations.get(session);
      if (!conversation || conversation.token.isCancellationRequested) {
        throw new Error('The rewriting was cancelled');
      }
      const { model, token } = conversation;
      // The API knows no system messages: what we say comes first, as a user's message.
      const messages = [LanguageModelChatMessage.User(system), LanguageModelChatMessage.User(user)];
      const response = await model.sendRequest(messages, {}, token);
      return await readAnswer(response.text);
    },
  };
}

async function readAnswer(parts: AsyncIterable<string>): Promise<string | undefined> {
  let text = '';
  for await (const part of parts) {
    text += part;
    if (text.length > MAX_ANSWER_UNITS) return undefined;
  }
  return text;
}
