import type { ModelId } from '../model/model-id.ts';
import { createCountPieces } from './count-pieces.ts';
import type { Encoding } from './encodings.ts';
import type { Estimator } from './estimators.ts';
import { readVocabulary } from './read-vocabulary.ts';
import { profileText } from './text-profile.ts';
import { findCounting, plainModelName } from './find-counting.ts';
import { createPackCounter } from './packs/create-pack-counter.ts';
import type { PackFile } from './packs/pack.ts';
import { findSplitRule } from './packs/split-rules.ts';
import type { LineCuts } from './safe-cut.ts';
import type { LoadVocabulary, Tokenizer } from './tokenizer.ts';

type CountTokens = Tokenizer['countTokens'];

/** Loaded counters by vocabulary, for each way to load one: a vocabulary is read once. */
const loaded = new WeakMap<LoadVocabulary, Map<string, Promise<CountTokens>>>();

/**
 * The tokenizer of `model`: exact where its vocabulary is public or the user added a pack of it, estimated otherwise.
 * Rejects when `load` does.
 */
export async function loadTokenizer(model: ModelId, load: LoadVocabulary): Promise<Tokenizer> {
  const counting = findCounting(model);
  if (counting.kind === 'exact') return loadExact(counting.encoding, load);
  const file = await load.findPack?.(plainModelName(model.name));
  return file ? loadPack(file, load) : loadEstimated(counting.estimator, load);
}

async function loadExact(encoding: Encoding, load: LoadVocabulary): Promise<Tokenizer> {
  const countTokens = await keepCounter(load, encoding.vocabulary, async () =>
    createCountPieces(readVocabulary(await load(encoding.vocabulary)), encoding),
  );
  return exactTokenizer(encoding.id, encoding.lineCuts, countTokens);
}

async function loadPack(file: PackFile, load: LoadVocabulary): Promise<Tokenizer> {
  const { name, split } = file.pack;
  // No encoding has a slash in its name.
  const countTokens = await keepCounter(load, `pack/${name}`, async () => createPackCounter(file));
  return exactTokenizer(name, findSplitRule(split)?.lineCuts, countTokens);
}

function exactTokenizer(
  encoding: string,
  lineCuts: LineCuts | undefined,
  countTokens: CountTokens,
): Tokenizer {
  return { encoding, quality: 'exact', ...(lineCuts && { lineCuts }), countTokens };
}

async function loadEstimated(estimator: Estimator, load: LoadVocabulary): Promise<Tokenizer> {
  const base = await loadExact(estimator.over, load);
  const estimate = (baseTokens: number, text: string): number =>
    text === '' ? 0 : Math.max(1, Math.round(estimator.estimate(baseTokens, profileText(text))));
  return {
    encoding: estimator.id,
    quality: 'estimated',
    errorBand: estimator.errorBand,
    basis: { tokenizer: base, estimate },
    countTokens: (text) => estimate(base.countTokens(text), text),
  };
}

function keepCounter(
  load: LoadVocabulary,
  key: string,
  create: () => Promise<CountTokens>,
): Promise<CountTokens> {
  const counters = loaded.get(load) ?? new Map<string, Promise<CountTokens>>();
  loaded.set(load, counters);
  const known = counters.get(key);
  if (known) return known;
  const counter = create();
  counters.set(key, counter);
  // A failed load is tried again next time.
  counter.catch(() => counters.delete(key));
  return counter;
}
