import { CASELESS, LOWER, NUMBER, UPPER } from './encoded-text.ts';
import type { EncodedText } from './encoded-text.ts';
import { o200kPieceEnd } from './split-o200k.ts';
import { nextCharacter } from './split-whitespace.ts';

const LETTER = UPPER | LOWER | CASELESS;
const APOSTROPHE = 0x27;
/** Bytes of the longest contraction: `'ll`, or an apostrophe and a long s. */
const MAX_CONTRACTION = 3;

/**
 * The end of the piece at `start`, by the pattern of Mistral's Tekken: as in o200k_base, but each digit is a piece and a
 * contraction is no part of the word before it.
 */
export function tekkenPieceEnd(text: EncodedText, start: number): number {
  const { bytes, kinds } = text;
  if (kinds[start] === NUMBER) return nextCharacter(bytes, start);
  const end = o200kPieceEnd(text, start);
  // Only a word ends with a letter, and it holds an apostrophe only in front or with a contraction.
  if (((kinds[end - 1] ?? 0) & LETTER) === 0) return end;
  for (let at = end - 2; at > start && at >= end - MAX_CONTRACTION; at -= 1) {
    if (bytes[at] === APOSTROPHE) return at;
  }
  return end;
}
