import { contractionEnd } from './contraction.ts';
import { CASELESS, LINE_BREAK, LOWER, MARK, NUMBER, OTHER, UPPER } from './encoded-text.ts';
import type { EncodedText } from './encoded-text.ts';
import { nextCharacter, shortNumberEnd, whiteSpaceEnd } from './split-whitespace.ts';

const LETTER = UPPER | LOWER | CASELESS;
const SYMBOL = OTHER | MARK;
const SPACE = 0x20;

/**
 * The end of the piece at `start`, by the pattern of cl100k_base (tiktoken 0.14, `openai_public.py`):
 * a contraction, a word with one leading symbol, a number of up to three digits, symbols, or white space.
 */
export function cl100kPieceEnd(text: EncodedText, start: number): number {
  const { bytes, kinds } = text;
  const kind = kinds[start] ?? 0;
  if ((kind & LETTER) !== 0) return lettersEnd(kinds, start);
  if (kind === NUMBER) return shortNumberEnd(text, start);
  if (kind === LINE_BREAK) return whiteSpaceEnd(text, start);
  const contraction = contractionEnd(bytes, start);
  if (contraction > start) return contraction;
  return leadEnd(text, start, nextCharacter(bytes, start));
}

/** After a symbol or a blank: a word that it leads, symbols, or white space. */
function leadEnd(text: EncodedText, start: number, next: number): number {
  const { bytes, kinds } = text;
  const nextKind = kinds[next] ?? 0;
  if ((nextKind & LETTER) !== 0) return lettersEnd(kinds, next);
  if (((kinds[start] ?? 0) & SYMBOL) !== 0) return symbolsEnd(kinds, start);
  const isSpaceBeforeSymbols = bytes[start] === SPACE && (nextKind & SYMBOL) !== 0;
  return isSpaceBeforeSymbols ? symbolsEnd(kinds, next) : whiteSpaceEnd(text, start);
}

function lettersEnd(kinds: Uint8Array, start: number): number {
  let at = start;
  while (((kinds[at] ?? 0) & LETTER) !== 0) at += 1;
  return at;
}

/** `[^\s\p{L}\p{N}]+[\r\n]*` */
function symbolsEnd(kinds: Uint8Array, start: number): number {
  let at = start;
  while (((kinds[at] ?? 0) & SYMBOL) !== 0) at += 1;
  while (kinds[at] === LINE_BREAK) at += 1;
  return at;
}
