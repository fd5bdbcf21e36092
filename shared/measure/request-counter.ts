import { parseModelId } from '../model/parse-model-id.ts';
import type { ModelId } from '../model/model-id.ts';
import type { Json } from '../text/json.ts';
import type { SentMessage } from '../prompt/sent-message.ts';
import { countRequestTokens, countToolTokens } from '../tokenizer/chat-framing.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';

/** Counts whole requests: messages with their chat framing, and the tool definitions sent with them. */
export type RequestCounter = {
  readonly tokenizerOf: (model: ModelId) => Tokenizer;
  readonly countRequest: (request: Request, model: ModelId) => number;
};

type Request = {
  readonly messages: readonly SentMessage[];
  readonly tools: readonly Json[];
};

/** Stands for a call whose model nobody named: counted with the widest error band, never priced. */
export const UNKNOWN_MODEL: ModelId = parseModelId('unknown');

export function createRequestCounter(tokenizerOf: (model: ModelId) => Tokenizer): RequestCounter {
  return {
    tokenizerOf,
    countRequest: ({ messages, tools }, model) => {
      const tokenizer = tokenizerOf(model);
      const messageTokens = countRequestTokens(messages, tokenizer, model);
      return tools.length === 0
        ? messageTokens
        : messageTokens + countToolTokens(tools, tokenizer, model);
    },
  };
}
