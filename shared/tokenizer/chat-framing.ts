import type { ModelId } from '../model/model-id.ts';
import type { SentMessage } from '../prompt/sent-message.ts';
import { findChatFraming } from './chat-framings.ts';
import type { Tokenizer } from './tokenizer.ts';

export { countToolTokens } from './tool-tokens.ts';

/**
 * Input tokens of a request: the texts of its messages and the provider's framing. Tools and response schemas are
 * counted by `countToolTokens`; the tokens of media are not known here.
 */
export function countRequestTokens(
  messages: readonly SentMessage[],
  tokenizer: Tokenizer,
  model: ModelId,
): number {
  if (messages.length === 0) return 0;
  const { messageTokens, roleTokens, requestTokens } = findChatFraming(model);
  let tokens = requestTokens;
  for (const { role, text } of messages) {
    tokens += (roleTokens?.[role] ?? messageTokens) + tokenizer.countTokens(text);
  }
  return tokens;
}
