/** A way of writing token counts; the id of a row in `USAGE_CONVENTIONS`. */
export type UsageConvention =
  | 'openai-chat'
  | 'openai-responses'
  | 'anthropic'
  | 'gemini'
  | 'deepseek'
  | 'promptfoo';

/** Names of a count, best first; a dot leads into an object. */
export type FieldNames = readonly string[];

/** Where a convention keeps each count, and which counts lie inside others. */
export type UsageFields = {
  readonly id: UsageConvention;
  /** Any of these shows the convention. */
  readonly marks: FieldNames;
  /** One of these must be there too. */
  readonly alsoOneOf?: FieldNames;
  /** The marks fit several conventions, and this row is the likeliest. */
  readonly isGuess?: boolean;
  readonly input: FieldNames;
  readonly output: FieldNames;
  readonly total: FieldNames;
  readonly cacheRead: FieldNames;
  readonly cacheWrite: FieldNames;
  readonly cacheWrite5m: FieldNames;
  readonly cacheWrite1h: FieldNames;
  readonly reasoning: FieldNames;
  /** Input that stands beside `input`, never inside it. */
  readonly extraInput: FieldNames;
  /** Cache reads and writes are part of `input`. */
  readonly hasCacheInInput: boolean;
  /** Reasoning is part of `output`. */
  readonly hasReasoningInOutput: boolean;
  /** The writer puts 0 where a count is missing: 0 input tokens, or nothing but zeros, say nothing. */
  readonly writesZeroForUnknown: boolean;
};

const NONE: Omit<UsageFields, 'id' | 'marks' | 'input' | 'output' | 'total'> = {
  cacheRead: [],
  cacheWrite: [],
  cacheWrite5m: [],
  cacheWrite1h: [],
  reasoning: [],
  extraInput: [],
  hasCacheInInput: true,
  hasReasoningInOutput: true,
  writesZeroForUnknown: false,
};

const ANTHROPIC_WRITES = {
  cacheWrite: ['cache_creation_input_tokens'],
  cacheWrite5m: ['cache_creation.ephemeral_5m_input_tokens'],
  cacheWrite1h: ['cache_creation.ephemeral_1h_input_tokens'],
} as const;

const DEEPSEEK: UsageFields = {
  ...NONE,
  id: 'deepseek',
  marks: ['prompt_cache_hit_tokens', 'prompt_cache_miss_tokens'],
  input: ['prompt_tokens'],
  output: ['completion_tokens'],
  total: ['total_tokens'],
  cacheRead: ['prompt_cache_hit_tokens'],
  reasoning: ['completion_tokens_details.reasoning_tokens'],
};

/** Moonshot writes `cached_tokens` itself, LiteLLM keeps Anthropic's names beside the OpenAI ones. */
const OPENAI_CHAT: UsageFields = {
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

const OPENAI_RESPONSES: UsageFields = {
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

/** https://docs.anthropic.com/en/docs/build-with-claude/prompt-caching: input is read + written + the rest. */
const ANTHROPIC: UsageFields = {
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

/** Without cache fields and without a total: both conventions mean the same, but we cannot tell which it is. */
const ANTHROPIC_BARE: UsageFields = {
  ...ANTHROPIC,
  marks: ['input_tokens', 'output_tokens'],
  isGuess: true,
};

/** https://ai.google.dev/api/generate-content#UsageMetadata; Vertex' Python client writes snake case. */
const GEMINI: UsageFields = {
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

/**
 * promptfoo's own `tokenUsage`. `cached` is its disk cache and no class of ours. Whether cache tokens are part of
 * `prompt` depends on the provider behind it, so callers say so where they know.
 */
const PROMPTFOO: UsageFields = {
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

/** In the order of detection: a convention whose marks are rarer stands first. */
export const USAGE_CONVENTIONS: readonly UsageFields[] = [
  GEMINI,
  DEEPSEEK,
  OPENAI_CHAT,
  ANTHROPIC,
  OPENAI_RESPONSES,
  ANTHROPIC_BARE,
  PROMPTFOO,
];
