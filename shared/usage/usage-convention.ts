/** A way of writing token counts; the id of a row in `USAGE_CONVENTIONS`. */
export type UsageConvention =
  | 'openai-chat'
  | 'openai-responses'
  | 'anthropic'
  | 'gemini'
  | 'deepseek'
  | 'promptfoo'
  | 'bedrock'
  | 'bedrock-stream'
  | 'ai-sdk'
  | 'langchain'
  | 'inspect'
  | 'telemetry'
  | 'langfuse'
  | 'codex'
  | 'cohere'
  | 'ollama';

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
  /** Writers disagree about `hasCacheInInput`: without a total that proves it, it is a guess. */
  readonly isCacheUnsure?: boolean;
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

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_TokenUsage.html: cache tokens are beside. */
const BEDROCK: UsageFields = {
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

/** `amazon-bedrock-invocationMetrics`, the last event of a streamed answer. */
const BEDROCK_STREAM: UsageFields = {
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

/** Vercel's AI SDK from version 4 on: https://ai-sdk.dev/docs/reference/ai-sdk-core/generate-text. */
const AI_SDK: UsageFields = {
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

/** LangChain's `usage_metadata`, which LangSmith stores. */
const LANGCHAIN: UsageFields = {
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

/** Inspect's `ModelUsage`. Since 0.3.184 the input is without cache tokens; before, it was as the provider had it. */
const INSPECT: UsageFields = {
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

/**
 * Span attributes: OpenTelemetry's names of every generation, then OpenInference's, Traceloop's, OpenLIT's and Vercel's.
 * The convention says that cache tokens are part of the input; many instrumentations of Anthropic leave them out.
 */
const TELEMETRY: UsageFields = {
  ...NONE,
  id: 'telemetry',
  marks: [
    'gen_ai.usage.input_tokens',
    'gen_ai.usage.output_tokens',
    'gen_ai.usage.prompt_tokens',
    'gen_ai.usage.completion_tokens',
    'llm.token_count.prompt',
    'llm.token_count.completion',
    'llm.usage.prompt_tokens',
    'llm.usage.completion_tokens',
    'llm.usage.total_tokens',
    'ai.usage.promptTokens',
    'ai.usage.inputTokens',
    'ai.usage.completionTokens',
    'ai.usage.outputTokens',
  ],
  input: [
    'gen_ai.usage.input_tokens',
    'gen_ai.usage.prompt_tokens',
    'llm.token_count.prompt',
    'llm.usage.prompt_tokens',
    'ai.usage.inputTokens',
    'ai.usage.promptTokens',
  ],
  output: [
    'gen_ai.usage.output_tokens',
    'gen_ai.usage.completion_tokens',
    'llm.token_count.completion',
    'llm.usage.completion_tokens',
    'ai.usage.outputTokens',
    'ai.usage.completionTokens',
  ],
  total: [
    'gen_ai.usage.total_tokens',
    'llm.usage.total_tokens',
    'llm.token_count.total',
    'ai.usage.totalTokens',
  ],
  cacheRead: [
    'gen_ai.usage.cache_read.input_tokens',
    'gen_ai.usage.cache_read_input_tokens',
    'llm.token_count.prompt_details.cache_read',
    'llm.usage.cache_read_input_tokens',
    'ai.usage.inputTokenDetails.cacheReadTokens',
    'ai.usage.cachedInputTokens',
  ],
  cacheWrite: [
    'gen_ai.usage.cache_write.input_tokens',
    'gen_ai.usage.cache_creation.input_tokens',
    'gen_ai.usage.cache_creation_input_tokens',
    'llm.token_count.prompt_details.cache_write',
    'llm.usage.cache_creation_input_tokens',
    'ai.usage.inputTokenDetails.cacheWriteTokens',
  ],
  reasoning: [
    'gen_ai.usage.reasoning.output_tokens',
    'gen_ai.usage.reasoning_tokens',
    'llm.token_count.completion_details.reasoning',
    'llm.usage.reasoning_tokens',
    'ai.usage.outputTokenDetails.reasoningTokens',
    'ai.usage.reasoningTokens',
  ],
  isCacheUnsure: true,
};

/** Langfuse's `usageDetails` have free keys; these are what its own integrations and its OpenTelemetry endpoint write. */
const LANGFUSE: UsageFields = {
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

/** `TokenUsage` of the Codex CLI. */
const CODEX: UsageFields = {
  ...NONE,
  id: 'codex',
  marks: ['cached_input_tokens', 'reasoning_output_tokens'],
  input: ['input_tokens'],
  output: ['output_tokens'],
  total: ['total_tokens'],
  cacheRead: ['cached_input_tokens'],
  reasoning: ['reasoning_output_tokens'],
};

/** https://docs.cohere.com/reference/chat: `billed_units` leave out what Cohere adds to a prompt. */
const COHERE: UsageFields = {
  ...NONE,
  id: 'cohere',
  marks: ['billed_units', 'tokens.input_tokens'],
  input: ['billed_units.input_tokens', 'tokens.input_tokens'],
  output: ['billed_units.output_tokens', 'tokens.output_tokens'],
  total: [],
};

/** https://github.com/ollama/ollama/blob/main/docs/api.md; its input is what was not in its own cache. */
const OLLAMA: UsageFields = {
  ...NONE,
  id: 'ollama',
  marks: ['prompt_eval_count', 'eval_count'],
  input: ['prompt_eval_count'],
  output: ['eval_count'],
  total: [],
};

/** In the order of detection: a convention whose marks are rarer stands first. */
export const USAGE_CONVENTIONS: readonly UsageFields[] = [
  GEMINI,
  DEEPSEEK,
  TELEMETRY,
  CODEX,
  COHERE,
  OLLAMA,
  BEDROCK_STREAM,
  INSPECT,
  LANGCHAIN,
  AI_SDK,
  BEDROCK,
  OPENAI_CHAT,
  ANTHROPIC,
  OPENAI_RESPONSES,
  ANTHROPIC_BARE,
  PROMPTFOO,
  LANGFUSE,
];
