import { addLimit, addModel, addSchema, addTools, createDraft } from '../call-draft.ts';
import { settingOf } from '../call-settings.ts';
import { addMessage, readMessages } from '../read-messages.ts';
import type { SdkCall } from './sdk-call.ts';

/** OpenAI's Responses API. */
export const openaiResponses: SdkCall = {
  callee: /(?:^|\.)responses\.(?:create|parse|stream)$/,
  read: (call) => {
    const instructions = settingOf(call, 'instructions');
    const input = settingOf(call, 'input');
    if (!instructions && !input) return undefined;
    const draft = createDraft();
    if (instructions) addMessage(draft, 'system', instructions);
    if (input?.kind === 'list') readMessages(draft, input);
    else if (input) addMessage(draft, 'user', input);
    addModel(draft, settingOf(call, 'model'));
    addLimit(draft, settingOf(call, 'max_output_tokens'));
    addTools(draft, settingOf(call, 'tools'));
    const format = settingOf(settingOf(call, 'text'), 'format') ?? settingOf(call, 'text_format');
    addSchema(draft, format, 'format');
    return draft;
  },
};
