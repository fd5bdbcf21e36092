import { NONE } from './no-fields.ts';
import type { UsageFields } from './usage-convention.ts';

export const PROMPTFOO: UsageFields = {
  ...NONE,
  id: 'promptfoo',
  marks: ['prompt', 'completion', 'total', 'cached'],
  input: ['prompt'],
  output: ['completion'],
  total: ['total'],
  cacheRead: ['completionDetails.cacheReadInputTokens'],
  cacheWrite: ['completionDetails.cacheCreationInputTokens'],
  reasoning: ['completionDetails.reasoning'],
  writesZeroForUnknown: true,
};

export const AI_SDK: UsageFields = {
  ...NONE,
  id: 'ai-sdk',
  marks: ['promptTokens', 'inputTokenDetails', 'cachedInputTokens'],
  input: ['inputTokens', 'promptTokens'],
  output: ['outputTokens', 'completionTokens'],
  total: ['totalTokens'],
  cacheRead: ['inputTokenDetails.cacheReadTokens', 'cachedInputTokens'],
  cacheWrite: ['inputTokenDetails.cacheWriteTokens'],
  reasoning: ['outputTokenDetails.reasoningTokens', 'reasoningTokens'],
};

export const LANGCHAIN: UsageFields = {
  ...NONE,
  id: 'langchain',
  marks: ['input_token_details', 'output_token_details'],
  input: ['input_tokens'],
  output: ['output_tokens'],
  total: ['total_tokens'],
  cacheRead: ['input_token_details.cache_read'],
  cacheWrite: ['input_token_details.cache_creation'],
  cacheWrite5m: ['input_token_details.ephemeral_5m_input_tokens'],
  cacheWrite1h: ['input_token_details.ephemeral_1h_input_tokens'],
  reasoning: ['output_token_details.reasoning'],
};

export const INSPECT: UsageFields = {
  ...NONE,
  id: 'inspect',
  marks: ['input_tokens_cache_read', 'input_tokens_cache_write'],
  input: ['input_tokens'],
  output: ['output_tokens'],
  total: ['total_tokens'],
  cacheRead: ['input_tokens_cache_read'],
  cacheWrite: ['input_tokens_cache_write'],
  reasoning: ['reasoning_tokens'],
  hasCacheInInput: false,
  isCacheUnsure: true,
};

export const LANGFUSE: UsageFields = {
  ...NONE,
  id: 'langfuse',
  marks: [],
  input: ['input', 'input_tokens', 'promptTokens', 'prompt_tokens', 'inputUsage'],
  output: ['output', 'output_tokens', 'completionTokens', 'completion_tokens', 'outputUsage'],
  total: ['total', 'total_tokens', 'totalTokens', 'totalUsage'],
  cacheRead: [
    'input_cached_tokens',
    'input_cache_read',
    'cache_read_input_tokens',
    'prompt_details.cache_read',
    'prompt_tokens_details.cached_tokens',
    'cached_content_token_count',
  ],
  cacheWrite: [
    'cache_creation_input_tokens',
    'input_cache_creation',
    'input_cache_write',
    'prompt_details.cache_write',
  ],
  reasoning: [
    'output_reasoning_tokens',
    'output_reasoning',
    'completion_details.reasoning',
    'completion_tokens_details.reasoning_tokens',
  ],
  isCacheUnsure: true,
};

export const CODEX: UsageFields = {
  ...NONE,
  id: 'codex',
  marks: ['cached_input_tokens', 'reasoning_output_tokens'],
  input: ['input_tokens'],
  output: ['output_tokens'],
  total: ['total_tokens'],
  cacheRead: ['cached_input_tokens'],
  reasoning: ['reasoning_output_tokens'],
};
