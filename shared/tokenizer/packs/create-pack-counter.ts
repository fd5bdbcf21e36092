import { UserError } from '../../text/user-error.ts';
import { createCountPieces } from '../count-pieces.ts';
import { loadAllRegions } from '../load-region.ts';
import { readVocabulary } from '../read-vocabulary.ts';
import { ORDERED_MAGIC, UNORDERED_MAGIC } from '../vocabulary.ts';
import { createCountAddedTokens } from './count-added-tokens.ts';
import type { Pack, PackFile } from './pack.ts';
import { findSplitRule, GEMMA_RULE } from './split-rules.ts';

/** Counts by a pack; throws when it is damaged or made by another version. */
export function createPackCounter({ pack, vocabulary: file }: PackFile): (text: string) => number {
  const rule = findSplitRule(pack.split);
  const magic = String.fromCharCode(...file.subarray(0, ORDERED_MAGIC.length));
  if (!rule || !(magic === ORDERED_MAGIC || magic === UNORDERED_MAGIC))
    throw new UserError(`The vocabulary pack ${pack.name} is of another version`, {
      hint: 'Add it again with promptfare tokenizers add, or update promptfare.',
    });
  const vocabulary = readVocabulary(file);
  // Nobody but the user has seen this file: it is damaged now or never.
  loadAllRegions(vocabulary);
  const countPieces = createCountPieces(vocabulary, {
    ...rule,
    ...(pack.pairRanks && { pairRanks: pairsOf(pack.pairRanks) }),
  });
  return createCountAddedTokens(pack.addedTokens, (text) => countPieces(normalize(text, pack)));
}

/** The text as the vocabulary sees it. */
function normalize(text: string, { composes, split }: Pack): string {
  if (split === GEMMA_RULE.id) return text.replaceAll('\u2581', ' ');
  return composes ? text.normalize('NFC') : text;
}

function pairsOf(numbers: readonly number[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  for (let at = 0; at < numbers.length; at += 2) pairs.set(numbers[at] ?? 0, numbers[at + 1] ?? 0);
  return pairs;
}
