import {
  addLimit,
  addModel,
  addSchema,
  addTools,
  type CallDraft,
  createDraft,
} from '../call-draft.ts';
import { settingOf } from '../call-settings.ts';
import type { CodeValue } from '../code-value.ts';
import { addMessage, readMessages } from '../read-messages.ts';
import type { SdkCall } from './sdk-call.ts';

/**
 * Google's SDKs before GenAI, and Vertex AI's: `model.generate_content(…)`, where `model` is a `GenerativeModel(…)` or
 * what `getGenerativeModel({…})` makes; the model, its instructions and its settings stand there.
 */
export const googleGenerativeAi: SdkCall = {
  callee: /\.(?:generateContent(?:Stream)?|generate_content(?:_async)?)$/,
  needs: /\b(?:GenerativeModel|getGenerativeModel)\b/,
  read: (call) => {
    const contents = settingOf(call, 'contents') ?? call.positional[0];
    const { receiver } = call;
    if (!contents || isOther(receiver)) return undefined;
    const draft = createDraft();
    addMessages(draft, contents, receiver);
    addModel(draft, settingOf(receiver, 'model_name', 'model') ?? nameIn(receiver));
    const config = configOf(call) ?? configOf(receiver);
    addLimit(draft, settingOf(config, 'max_output_tokens', 'maxOutputTokens'));
    addTools(draft, settingOf(call, 'tools') ?? settingOf(receiver, 'tools'));
    addSchema(draft, settingOf(config, 'response_schema', 'responseSchema'), 'responseSchema');
    return draft;
  },
};

const MADE = /(?:^|\.)(?:GenerativeModel|getGenerativeModel)$/;

/** A model that somebody hands in is not known; that of another library is none of Google's. */
function isOther(receiver: CodeValue | undefined): boolean {
  return receiver?.kind === 'call' && !MADE.test(receiver.callee);
}

function addMessages(draft: CallDraft, contents: CodeValue, receiver: CodeValue | undefined): void {
  const system = settingOf(receiver, 'system_instruction', 'systemInstruction');
  if (system) addMessage(draft, 'system', settingOf(system, 'parts') ?? system);
  if (isConversation(contents)) return readMessages(draft, contents);
  addMessage(draft, 'user', settingOf(contents, 'parts') ?? contents);
}

function isConversation(contents: CodeValue): boolean {
  return contents.kind === 'list' && contents.items.some((item) => settingOf(item, 'parts'));
}

/** `GenerativeModel("gemini-1.5-flash")`. */
function nameIn(receiver: CodeValue | undefined): CodeValue | undefined {
  const [first] = receiver?.kind === 'call' ? receiver.positional : [];
  return first?.kind === 'text' ? first : undefined;
}

function configOf(value: CodeValue | undefined): CodeValue | undefined {
  return settingOf(value, 'generation_config', 'generationConfig');
}
