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
