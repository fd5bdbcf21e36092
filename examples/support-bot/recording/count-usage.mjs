import { Tiktoken } from 'js-tiktoken/lite';
import o200k from 'js-tiktoken/ranks/o200k_base';

const encoding = new Tiktoken(o200k);

/** Tokens of a text in the vocabulary of the GPT-4o and GPT-4.1 models; exact. */
export function countTokens(text) {
  return encoding.encode(text, [], []).length;
}

/** The text up to `limit` tokens, for answers that run into max_tokens. */
export function cutAfter(text, limit) {
  const tokens = encoding.encode(text, [], []);
  return tokens.length <= limit ? text : encoding.decode(tokens.slice(0, limit));
}

/**
 * Input tokens of a request: its texts, 3 and the role around each message, 3 that open the answer (OpenAI cookbook,
 * "How to count tokens with tiktoken"). Tools come on top as their JSON text. What a provider makes of tools is its
 * secret; this stands for tokens that are in the recorded usage and in no prompt file.
 */
export function countInput({ messages, tools = [] }) {
  let tokens = 3;
  for (const { role, content } of messages) tokens += 3 + countTokens(role) + countTokens(content);
  return tools.length === 0 ? tokens : tokens + countTokens(JSON.stringify(tools));
}
