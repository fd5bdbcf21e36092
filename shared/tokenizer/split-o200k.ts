import { contractionEnd } from './contraction.ts';
import { CASELESS, LINE_BREAK, LOWER, MARK, NUMBER, OTHER, UPPER } from './encoded-text.ts';
import type { EncodedText } from './encoded-text.ts';
import { nextCharacter, shortNumberEnd, whiteSpaceEnd } from './split-whitespace.ts';

const EITHER_CASE = CASELESS | MARK;
const UPPER_PART = UPPER | EITHER_CASE;
const LOWER_PART = LOWER | EITHER_CASE;
const LETTER = UPPER | LOWER | CASELESS;
const SYMBOL = OTHER | MARK;
const SPACE = 0x20;
const SLASH = 0x2f;

/**
 * The end of the piece at `start`, by the pattern of o200k_base (tiktoken 0.14, `openai_public.py`):
 * a word with one leading symbol, a number of up to three digits, symbols, or white space.
 */
export function o200kPieceEnd(text: EncodedText, start: number): number {
  const { bytes, kinds } = text;
  const kind = kinds[start] ?? 0;
  if ((kind & LETTER) !== 0) return contractionEnd(bytes, wordEnd(kinds, start));
  if (kind === NUMBER) return shortNumberEnd(text, start);
  if (kind === LINE_BREAK) return whiteSpaceEnd(text, start);
  const next = nextCharacter(bytes, start);
  if (kind === MARK) return markEnd(text, start, next);
  return leadEnd(text, start, next);
}

/** After a symbol or a blank: a word that it leads, symbols, or white space. */
function leadEnd(text: EncodedText, start: number, next: number): number {
  const { bytes, kinds } = text;
  if (((kinds[next] ?? 0) & (LETTER | MARK)) !== 0) {
    return contractionEnd(bytes, wordEnd(kinds, next));
  }
  if (kinds[start] === OTHER) return symbolsEnd(text, start);
  const isSpaceBeforeSymbols = bytes[start] === SPACE && kinds[next] === OTHER;
  return isSpaceBeforeSymbols ? symbolsEnd(text, next) : whiteSpaceEnd(text, start);
}

/** A mark may be the leading symbol of a word, but only of one with a lower-case part; otherwise it begins the word. */
function markEnd({ bytes, kinds }: EncodedText, start: number, next: number): number {
  const end = hasLowerPart(kinds, next) ? wordEnd(kinds, next) : wordEnd(kinds, start);
  return contractionEnd(bytes, end);
}

/**
 * Upper part, then lower part; when there is no lower part, back to the last letter that can be one, or all upper. What
 * stands in a branch only assigns: V8 throws code away when a branch adds for the first time.
 */
function wordEnd(kinds: Uint8Array, start: number): number {
  let at = start;
  let following = UPPER_PART | LOWER;
  let lastLowerEnd = 0;
  for (let kind = kinds[at] ?? 0; (kind & following) !== 0; kind = kinds[at] ?? 0) {
    at += 1;
    if (kind === LOWER) following = LOWER_PART;
    if (kind !== UPPER) lastLowerEnd = at;
  }
  return lastLowerEnd > 0 ? lastLowerEnd : at;
}

function hasLowerPart(kinds: Uint8Array, start: number): boolean {
  let at = start;
  while (kinds[at] === UPPER) at += 1;
  return ((kinds[at] ?? 0) & LOWER_PART) !== 0;
}

/** `[^\s\p{L}\p{N}]+[\r\n/]*` */
function symbolsEnd({ bytes, kinds }: EncodedText, start: number): number {
  let at = start;
  while (((kinds[at] ?? 0) & SYMBOL) !== 0) at += 1;
  while (kinds[at] === LINE_BREAK || bytes[at] === SLASH) at += 1;
  return at;
}
