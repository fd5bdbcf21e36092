import { BLANK, CASELESS, LINE_BREAK, LOWER, MARK, NUMBER, OTHER, UPPER } from './encoded-text.ts';
import type { EncodedText } from './encoded-text.ts';
import { contractionEnd } from './contraction.ts';

const LETTER = UPPER | LOWER | CASELESS;
const SYMBOL = OTHER | MARK;
const WHITE_SPACE = BLANK | LINE_BREAK;
const SPACE = 0x20;
const LONG_S_TAIL = 0xbf;
/** ASCII letters have this bit when they are lower case. */
const CASE_BIT = 0x20;

/**
 * The end of the piece at `start`, by the pattern of r50k_base, p50k_base and GPT-2 (tiktoken 0.14,
 * `openai_public.py`): a lower-case contraction, or a word, a number or symbols with a space before them, or white space.
 */
export function r50kPieceEnd(text: EncodedText, start: number): number {
  const { bytes, kinds } = text;
  const contraction = lowerContractionEnd(bytes, start);
  if (contraction > start) return contraction;
  const kind = kinds[start] ?? 0;
  if ((kind & WHITE_SPACE) === 0) return runEnd(kinds, start, runOf(kind));
  const nextKind = kinds[start + 1] ?? 0;
  const leads = bytes[start] === SPACE && nextKind !== 0 && (nextKind & WHITE_SPACE) === 0;
  return leads ? runEnd(kinds, start + 1, runOf(nextKind)) : blanksEnd(text, start);
}

/** `'s|'t|'re|'ve|'m|'ll|'d`, in lower case only. */
function lowerContractionEnd(bytes: Uint8Array, start: number): number {
  const end = contractionEnd(bytes, start);
  for (let at = start + 1; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if ((byte & CASE_BIT) === 0 || byte === LONG_S_TAIL) return start;
  }
  return end;
}

function runOf(kind: number): number {
  if ((kind & LETTER) !== 0) return LETTER;
  return kind === NUMBER ? NUMBER : SYMBOL;
}

function runEnd(kinds: Uint8Array, start: number, run: number): number {
  let at = start;
  while (((kinds[at] ?? 0) & run) !== 0) at += 1;
  return at;
}

/** `\s+(?!\S)|\s+`: the run at the end of the text, else all but its last character, line breaks or not. */
function blanksEnd({ bytes, kinds, length }: EncodedText, start: number): number {
  const end = runEnd(kinds, start, WHITE_SPACE);
  if (end >= length) return end;
  let last = end - 1;
  while (((bytes[last] ?? 0) & 0xc0) === 0x80) last -= 1;
  return last > start ? last : end;
}
