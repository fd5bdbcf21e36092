/**
 * Words between provider and model that say how the call is made, not which model:
 * `openai:chat:gpt-4o`, `bedrock/converse/…`, `azure/responses/…`, `google:live:…`, `huggingface:text-generation:…`.
 */
export const ROUTE_WORDS: ReadonlySet<string> = new Set([
  'agents',
  'assistant',
  'chat',
  'claude-agent-sdk',
  'codex-sdk',
  'completion',
  'completions',
  'converse',
  'converse_like',
  'embedding',
  'embeddings',
  'feature-extraction',
  'gpt5_series',
  'image',
  'invoke',
  'kb',
  'live',
  'messages',
  'moderation',
  'o_series',
  'realtime',
  'responses',
  'speech',
  'text-classification',
  'text-generation',
  'transcription',
  'video',
]);
