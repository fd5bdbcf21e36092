import { UNKNOWN_MODEL } from '../measure/request-counter.ts';
import type { ModelId } from '../model/model-id.ts';
import { loadTokenizer } from '../tokenizer/load-tokenizer.ts';
import type { LoadVocabulary, Tokenizer } from '../tokenizer/tokenizer.ts';

/** Loads the tokenizer of every model; each vocabulary is loaded once. A model that is not in the list gets the widest estimate. */
export async function loadTokenizers(
  models: readonly ModelId[],
  loadVocabulary: LoadVocabulary,
): Promise<(model: ModelId) => Tokenizer> {
  const byKey = new Map(models.map((model) => [keyOf(model), model]));
  const tokenizers = new Map<string, Tokenizer>();
  for (const [key, model] of byKey) tokenizers.set(key, await loadTokenizer(model, loadVocabulary));
  const fallback = await loadTokenizer(UNKNOWN_MODEL, loadVocabulary);
  return (model) => tokenizers.get(keyOf(model)) ?? fallback;
}

function keyOf({ provider = '', name }: ModelId): string {
  return `${provider}/${name}`;
}
