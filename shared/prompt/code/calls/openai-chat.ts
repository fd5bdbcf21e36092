import { addLimit, addModel, addSchema, addTools, createDraft } from '../call-draft.ts';
import { settingOf } from '../call-settings.ts';
import { readMessages } from '../read-messages.ts';
import type { SdkCall } from './sdk-call.ts';

/** OpenAI's chat completions, and whatever speaks like them; the last two are of its first libraries. */
export const openaiChat: SdkCall = {
  callee:
    /(?:^|\.)(?:chat\.completions\.(?:create|parse|stream)|ChatCompletion\.a?create|createChatCompletion)$/,
  read: readChatCall,
};

/** LiteLLM takes the settings of OpenAI for every provider. */
export const litellm: SdkCall = {
  callee: /(?:^|\.)a?completion$/,
  needs: /\blitellm\b/,
  read: readChatCall,
};

function readChatCall(call: Parameters<SdkCall['read']>[0]): ReturnType<SdkCall['read']> {
  const messages = settingOf(call, 'messages');
  if (!messages) return undefined;
  const draft = createDraft();
  readMessages(draft, messages);
  addModel(draft, settingOf(call, 'model'));
  addLimit(draft, settingOf(call, 'max_completion_tokens', 'max_tokens'));
  addTools(draft, settingOf(call, 'tools', 'functions'));
  addSchema(draft, settingOf(call, 'response_format'), 'response_format');
  return draft;
}
