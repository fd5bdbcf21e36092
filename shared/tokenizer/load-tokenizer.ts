import type { ModelId } from '../model/model-id.ts';
import { createCountPieces } from './count-pieces.ts';
import type { Encoding } from './encodings.ts';
import type { Estimator } from './estimators.ts';
import { readVocabulary } from './read-vocabulary.ts';
import { profileText } from './text-profile.ts';
import { findCounting } from './find-counting.ts';
import type { LoadVocabulary, Tokenizer } from './tokenizer.ts';

type CountTokens = Tokenizer['countTokens'];

/** Loaded counters by vocabulary, for each way to load one: a vocabulary is read once. */
const loaded = new WeakMap<LoadVocabulary, Map<string, Promise<CountTokens>>>();

/** The tokenizer of `model`: exact where its vocabulary is public, estimated otherwise. Rejects when `load` does. */
export async function loadTokenizer(model: ModelId, load: LoadVocabulary): Promise<Tokenizer> {
  const counting = findCounting(model);
  if (counting.kind === 'estimated') return loadEstimated(counting.estimator, load);
  const { encoding } = counting;
  return {
    encoding: encoding.id,
    quality: 'exact',
    countTokens: await loadCounter(encoding, load),
  };
}

async function loadEstimated(estimator: Estimator, load: LoadVocabulary): Promise<Tokenizer> {
  const countBase = await loadCounter(estimator.over, load);
  return {
    encoding: estimator.id,
    quality: 'estimated',
    errorBand: estimator.errorBand,
    countTokens: (text) => {
      if (text === '') return 0;
      return Math.max(1, Math.round(estimator.estimate(countBase(text), profileText(text))));
    },
  };
}

function loadCounter(encoding: Encoding, load: LoadVocabulary): Promise<CountTokens> {
  const counters = loaded.get(load) ?? new Map<string, Promise<CountTokens>>();
  loaded.set(load, counters);
  const known = counters.get(encoding.vocabulary);
  if (known) return known;
  const counter = readCounter(encoding, load);
  counters.set(encoding.vocabulary, counter);
  // A failed load is tried again next time.
  counter.catch(() => counters.delete(encoding.vocabulary));
  return counter;
}

async function readCounter(encoding: Encoding, load: LoadVocabulary): Promise<CountTokens> {
  return createCountPieces(readVocabulary(await load(encoding.vocabulary)), encoding.pieceEnd);
}
