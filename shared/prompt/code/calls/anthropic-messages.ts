import { addLimit, addModel, addTools, createDraft } from '../call-draft.ts';
import { settingOf } from '../call-settings.ts';
import { addMessage, readMessages } from '../read-messages.ts';
import type { SdkCall } from './sdk-call.ts';

/** Anthropic's Messages API. Others have messages to create too, but not a list of them. */
export const anthropicMessages: SdkCall = {
  callee: /(?:^|\.)messages\.(?:create|stream|parse)$/,
  read: (call) => {
    const messages = settingOf(call, 'messages');
    if (!messages) return undefined;
    const draft = createDraft();
    const system = settingOf(call, 'system');
    if (system) addMessage(draft, 'system', system);
    readMessages(draft, messages);
    addModel(draft, settingOf(call, 'model'));
    addLimit(draft, settingOf(call, 'max_tokens'));
    addTools(draft, settingOf(call, 'tools'));
    return draft;
  },
};
