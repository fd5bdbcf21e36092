import { addLimit, addModel, addSchema, addTools, createDraft } from '../call-draft.ts';
import { settingOf } from '../call-settings.ts';
import { addMessage, readMessages } from '../read-messages.ts';
import type { SdkCall } from './sdk-call.ts';

/** Google's GenAI SDK: `models.generateContent` and `models.generate_content`. */
export const googleGenai: SdkCall = {
  callee: /(?:^|\.)models\.(?:generateContent(?:Stream)?|generate_content(?:_stream)?)$/,
  read: (call) => {
    const contents = settingOf(call, 'contents');
    if (!contents) return undefined;
    const draft = createDraft();
    const config = settingOf(call, 'config');
    const system = settingOf(config, 'systemInstruction', 'system_instruction');
    if (system) addMessage(draft, 'system', settingOf(system, 'parts') ?? system);
    const isList = contents.kind === 'list' && contents.items.some((item) => hasParts(item));
    if (isList) readMessages(draft, contents);
    else addMessage(draft, 'user', settingOf(contents, 'parts') ?? contents);
    addModel(draft, settingOf(call, 'model'));
    addLimit(draft, settingOf(config, 'maxOutputTokens', 'max_output_tokens'));
    addTools(draft, settingOf(config, 'tools'));
    addSchema(draft, settingOf(config, 'responseSchema', 'response_schema'), 'responseSchema');
    return draft;
  },
};

function hasParts(item: Parameters<typeof settingOf>[0]): boolean {
  return settingOf(item, 'parts') !== undefined;
}
