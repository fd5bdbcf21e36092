import { expect, it } from 'vitest';
import { loadVocabulary } from '../../../node/vocabulary/load-vocabulary.ts';
import { loadAllRegions } from '../../../shared/tokenizer/load-region.ts';
import { readVocabulary } from '../../../shared/tokenizer/read-vocabulary.ts';
import { LENGTH_BITS, LENGTH_MASK } from '../../../shared/tokenizer/vocabulary.ts';

// Whole characters and buckets rest on this: merging a token's bytes ends in two parts, and both rank before it.
it.each(['o200k_base', 'cl100k_base', 'p50k_base', 'r50k_base'])(
  'every token of %s is made of earlier ones',
  async (encoding) => {
    const vocabulary = readVocabulary(await loadVocabulary(encoding));
    loadAllRegions(vocabulary);
    const rankOf = new Map<string, number>();
    for (const [id, place] of vocabulary.places.entries()) {
      const start = place >>> LENGTH_BITS;
      const bytes = vocabulary.bytes.subarray(start, start + (place & LENGTH_MASK));
      const token = Array.from(bytes, (byte) => String.fromCharCode(byte));
      const parts = lastParts(token, rankOf);
      if (id >= 256 && parts.length !== 2)
        expect({ id, parts }).toMatchObject({ parts: { length: 2 } });
      rankOf.set(token.join(''), id);
    }
  },
);

/** Byte-pair encoding with the tokens so far, until two parts are left or nothing merges. */
function lastParts(
  token: readonly string[],
  rankOf: ReadonlyMap<string, number>,
): readonly string[] {
  const parts = [...token];
  while (parts.length > 2) {
    const ranks = parts.slice(1).map((part, at) => rankOf.get(`${parts[at]}${part}`) ?? Infinity);
    const lowest = Math.min(...ranks);
    if (lowest === Infinity) return parts;
    const at = ranks.indexOf(lowest);
    parts.splice(at, 2, `${parts[at]}${parts[at + 1]}`);
  }
  return parts;
}
