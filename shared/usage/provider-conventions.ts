import { NONE } from './no-fields.ts';
import type { UsageFields } from './usage-convention.ts';

const ANTHROPIC_WRITES = {
  cacheWrite: ['cache_creation_input_tokens'],
  cacheWrite5m: ['cache_creation.ephemeral_5m_input_tokens'],
  cacheWrite1h: ['cache_creation.ephemeral_1h_input_tokens'],
} as const;

export const DEEPSEEK: UsageFields = {
  ...NONE,
  id: 'deepseek',
  marks: ['prompt_cache_hit_tokens', 'prompt_cache_miss_tokens'],
  input: ['prompt_tokens'],
  output: ['completion_tokens'],
  total: ['total_tokens'],
  cacheRead: ['prompt_cache_hit_tokens'],
  reasoning: ['completion_tokens_details.reasoning_tokens'],
};

export const OPENAI_CHAT: UsageFields = {
  ...NONE,
  ...ANTHROPIC_WRITES,
  id: 'openai-chat',
  marks: ['prompt_tokens', 'completion_tokens'],
  input: ['prompt_tokens'],
  output: ['completion_tokens'],
  total: ['total_tokens'],
  cacheRead: ['prompt_tokens_details.cached_tokens', 'cached_tokens', 'cache_read_input_tokens'],
  cacheWrite: ['prompt_tokens_details.cache_write_tokens', 'cache_creation_input_tokens'],
  reasoning: ['completion_tokens_details.reasoning_tokens'],
};

export const OPENAI_RESPONSES: UsageFields = {
  ...NONE,
  id: 'openai-responses',
  marks: ['input_tokens', 'output_tokens'],
  alsoOneOf: ['total_tokens', 'input_tokens_details', 'output_tokens_details'],
  input: ['input_tokens'],
  output: ['output_tokens'],
  total: ['total_tokens'],
  cacheRead: ['input_tokens_details.cached_tokens'],
  cacheWrite: ['input_tokens_details.cache_write_tokens'],
  reasoning: ['output_tokens_details.reasoning_tokens'],
};

export const ANTHROPIC: UsageFields = {
  ...NONE,
  ...ANTHROPIC_WRITES,
  id: 'anthropic',
  marks: ['cache_read_input_tokens', 'cache_creation_input_tokens', 'cache_creation'],
  input: ['input_tokens'],
  output: ['output_tokens'],
  // Anthropic sends no total; tools that add one use this name.
  total: ['total_tokens'],
  cacheRead: ['cache_read_input_tokens'],
  hasCacheInInput: false,
};

export const ANTHROPIC_BARE: UsageFields = {
  ...ANTHROPIC,
  marks: ['input_tokens', 'output_tokens'],
  isGuess: true,
};

export const GEMINI: UsageFields = {
  ...NONE,
  id: 'gemini',
  marks: [
    'promptTokenCount',
    'candidatesTokenCount',
    'totalTokenCount',
    'prompt_token_count',
    'candidates_token_count',
    'total_token_count',
  ],
  input: ['promptTokenCount', 'prompt_token_count'],
  output: ['candidatesTokenCount', 'candidates_token_count', 'responseTokenCount'],
  total: ['totalTokenCount', 'total_token_count'],
  cacheRead: ['cachedContentTokenCount', 'cached_content_token_count'],
  reasoning: ['thoughtsTokenCount', 'thoughts_token_count'],
  extraInput: ['toolUsePromptTokenCount', 'tool_use_prompt_token_count'],
  hasReasoningInOutput: false,
};

export const BEDROCK: UsageFields = {
  ...NONE,
  id: 'bedrock',
  marks: ['cacheReadInputTokens', 'cacheWriteInputTokens', 'inputTokens'],
  alsoOneOf: ['totalTokens', 'cacheReadInputTokens', 'cacheWriteInputTokens'],
  input: ['inputTokens'],
  output: ['outputTokens'],
  total: ['totalTokens'],
  cacheRead: ['cacheReadInputTokens'],
  cacheWrite: ['cacheWriteInputTokens'],
  hasCacheInInput: false,
};

export const BEDROCK_STREAM: UsageFields = {
  ...NONE,
  id: 'bedrock-stream',
  marks: ['inputTokenCount', 'outputTokenCount'],
  input: ['inputTokenCount'],
  output: ['outputTokenCount'],
  total: [],
  cacheRead: ['cacheReadInputTokenCount'],
  cacheWrite: ['cacheWriteInputTokenCount'],
  hasCacheInInput: false,
};

export const COHERE: UsageFields = {
  ...NONE,
  id: 'cohere',
  marks: ['billed_units', 'tokens.input_tokens'],
  input: ['billed_units.input_tokens', 'tokens.input_tokens'],
  output: ['billed_units.output_tokens', 'tokens.output_tokens'],
  total: [],
};

export const OLLAMA: UsageFields = {
  ...NONE,
  id: 'ollama',
  marks: ['prompt_eval_count', 'eval_count'],
  input: ['prompt_eval_count'],
  output: ['eval_count'],
  total: [],
};
