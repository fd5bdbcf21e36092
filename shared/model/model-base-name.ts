import type { ModelId } from './model-id.ts';

/** Bedrock ids: an optional inference-profile region, the maker, a dot: `us.anthropic.claude-…`. */
const BEDROCK =
  /^(?:(?:us|eu|apac|jp|au|ca|in|sa|us-gov|global)\.)?(?:ai21|amazon|anthropic|cohere|deepseek|google|luma|meta|minimax|mistral|moonshot|moonshotai|nvidia|openai|qwen|stability|twelvelabs|writer|zai)\.(?=[a-z])/;
/** Bedrock's revision: `-v1:0`, `:0`. */
const BEDROCK_REVISION = /(?:-v\d+)?:\d+$/;
/** Fine-tunes: `ft:gpt-4o-2024-08-06:org:name:id`. */
const FINE_TUNE = /^ft:([^:]+)/;

/** True for the spelling of Amazon Bedrock, which no other provider uses. */
export function isBedrockName(name: string): boolean {
  return BEDROCK.test(name);
}

/**
 * The maker's own name of the model, for what depends on the model and not on who sells it (tokenizer, cache rules):
 * `us.anthropic.claude-sonnet-4-5-20250929-v1:0` → `claude-sonnet-4-5-20250929`,
 * `anthropic/claude-sonnet-4.5:beta` → `claude-sonnet-4.5`. Dates stay.
 */
export function modelBaseName(model: Pick<ModelId, 'name'>): string {
  const tuned = FINE_TUNE.exec(model.name)?.[1];
  if (tuned !== undefined) return tuned;
  const name = model.name.slice(model.name.lastIndexOf('/') + 1);
  const own = BEDROCK.test(name)
    ? name.replace(BEDROCK, '').replace(BEDROCK_REVISION, '')
    : name.replace(/:.*$/, '');
  return own.replace(/\[.*$/, '');
}
