import type { ModelId } from '../model/model-id.ts';
import { UNKNOWN } from './estimators.ts';
import { TOKENIZER_FAMILIES } from './tokenizer-families.ts';
import type { Counting, TokenizerFamily } from './tokenizer-families.ts';

/** An unknown model of a known provider may have a newer tokenizer. */
const OUTSIDER_BAND = 0.25;

/** How the tokens of `model` are counted; a name nobody knows is an estimate with a wide band. */
export function findCounting(model: ModelId): Counting {
  const name = plainModelName(model.name);
  const byName = longestPrefix(name);
  if (byName) return byName.counting;
  const ofProvider = TOKENIZER_FAMILIES.find(
    ({ providers }) => model.provider !== undefined && providers?.includes(model.provider),
  );
  return ofProvider ? widen(ofProvider.counting) : { kind: 'estimated', estimator: UNKNOWN };
}

/** Region, vendor and path prefixes and the fine-tuning mark say nothing about the tokenizer. */
export function plainModelName(name: string): string {
  return name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/^ft:/, '')
    .replace(/^(?:us|eu|apac|jp|au|ca|global|us-gov)\./, '')
    .replace(/^[a-z][a-z0-9-]*\.(?=[a-z])/, '');
}

function longestPrefix(name: string): TokenizerFamily | undefined {
  let length = 0;
  let found: TokenizerFamily | undefined;
  for (const family of TOKENIZER_FAMILIES) {
    for (const prefix of family.prefixes) {
      if (prefix.length <= length || !name.startsWith(prefix)) continue;
      length = prefix.length;
      found = family;
    }
  }
  return found;
}

function widen(counting: Counting): Counting {
  if (counting.kind === 'exact') return counting;
  const { estimator } = counting;
  const errorBand = Math.max(estimator.errorBand, OUTSIDER_BAND);
  return { kind: 'estimated', estimator: { ...estimator, errorBand } };
}
