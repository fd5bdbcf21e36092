import type { CompressionTarget } from '../../../shared/compress/compression.ts';
import { UNKNOWN_MODEL } from '../../../shared/measure/request-counter.ts';
import type { Tokenizer } from '../../../shared/tokenizer/tokenizer.ts';

/** Every character is a token: any shorter text saves. */
const CHARACTERS: Tokenizer = {
  encoding: 'characters',
  quality: 'exact',
  countTokens: (text) => text.length,
};

export const CHARACTER_TARGET: CompressionTarget = { model: UNKNOWN_MODEL, tokenizer: CHARACTERS };
