import { UserError } from '../../text/user-error.ts';
import { createCountPieces } from '../count-pieces.ts';
import { readVocabulary } from '../read-vocabulary.ts';
import { createCountAddedTokens } from './count-added-tokens.ts';
import type { PackFile } from './pack.ts';
import { findSplitRule } from './split-rules.ts';

/** Counts by a pack; throws when it is damaged or made by a newer version. */
export function createPackCounter({ pack, vocabulary }: PackFile): (text: string) => number {
  const rule = findSplitRule(pack.split);
  if (!rule)
    throw new UserError(`The vocabulary pack ${pack.name} is of another version`, {
      hint: 'Add it again with promptfare tokenizers add, or update promptfare.',
    });
  const countPieces = createCountPieces(readVocabulary(vocabulary), rule);
  const countRest = pack.composes
    ? (text: string) => countPieces(text.normalize('NFC'))
    : countPieces;
  return createCountAddedTokens(pack.addedTokens, countRest);
}
