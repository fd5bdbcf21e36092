import { parseModelId } from '../model/parse-model-id.ts';
import type { ModelId } from '../model/model-id.ts';
import { countRequestTokens, countToolTokens } from '../tokenizer/chat-framing.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import type { CountedRequest, FindVerifiedCount } from '../tokenizer/verified-counts.ts';

/** Counts whole requests: messages with their chat framing, and the tool definitions sent with them. */
export type RequestCounter = {
  readonly tokenizerOf: (model: ModelId) => Tokenizer;
  readonly countRequest: (request: CountedRequest, model: ModelId) => number;
  /** Whether the provider itself counted this request. */
  readonly isVerified: (request: CountedRequest, model: ModelId) => boolean;
};

/** Stands for a call whose model nobody named: counted with the widest error band, never priced. */
export const UNKNOWN_MODEL: ModelId = parseModelId('unknown');

/** `findVerified` looks for what a provider counted, which goes before our own count. */
export function createRequestCounter(
  tokenizerOf: (model: ModelId) => Tokenizer,
  findVerified: FindVerifiedCount = () => undefined,
): RequestCounter {
  return {
    tokenizerOf,
    isVerified: (request, model) => findVerified(request, model) !== undefined,
    countRequest: (request, model) => {
      const verified = findVerified(request, model);
      if (verified !== undefined) return verified;
      const { messages, tools } = request;
      const tokenizer = tokenizerOf(model);
      const messageTokens = countRequestTokens(messages, tokenizer, model);
      return tools.length === 0
        ? messageTokens
        : messageTokens + countToolTokens(tools, tokenizer, model);
    },
  };
}
