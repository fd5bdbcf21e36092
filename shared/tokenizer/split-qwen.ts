import { NUMBER } from './encoded-text.ts';
import type { EncodedText } from './encoded-text.ts';
import { cl100kPieceEnd } from './split-cl100k.ts';
import { nextCharacter } from './split-whitespace.ts';

/** The end of the piece at `start`, by the pattern of Qwen 2 to 3: as in cl100k_base, but each digit is a piece. */
export function qwenPieceEnd(text: EncodedText, start: number): number {
  if (text.kinds[start] === NUMBER) return nextCharacter(text.bytes, start);
  return cl100kPieceEnd(text, start);
}
