import { addLimit, addModel, addOpen, addSchema, createDraft } from '../call-draft.ts';
import { settingOf } from '../call-settings.ts';
import { addMessage, readMessages } from '../read-messages.ts';
import type { SdkCall } from './sdk-call.ts';

/** Vercel's AI SDK. Its tools and schemas are made by other libraries as a rule. */
export const vercelAi: SdkCall = {
  callee: /^(?:\w+\.)?(?:generate|stream)(?:Text|Object)$/,
  needs: /['"](?:ai|ai\/[\w-]+|@ai-sdk\/[\w-]+)['"]/,
  read: (call) => {
    const [system, prompt, messages] = ['system', 'prompt', 'messages'].map((name) =>
      settingOf(call, name),
    );
    if (!system && !prompt && !messages) return undefined;
    const draft = createDraft();
    if (system) addMessage(draft, 'system', system);
    if (prompt?.kind === 'list') readMessages(draft, prompt);
    else if (prompt) addMessage(draft, 'user', prompt);
    readMessages(draft, messages);
    addModel(draft, settingOf(call, 'model'));
    addLimit(draft, settingOf(call, 'maxOutputTokens', 'maxTokens'));
    const tools = settingOf(call, 'tools');
    if (tools) addOpen(draft, tools, 'tools');
    addSchema(draft, settingOf(call, 'schema'), 'schema');
    return draft;
  },
};
