import type { EncodedText } from './encoded-text.ts';

const SPACE = 0x20;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
/** The one token of Gemma that goes on over a space. */
const CROSSING = '> </';

/**
 * The end of the piece at `start` for Gemma, whose tokenizer does not cut text at all: no token goes on over a space
 * (but one), so what stands before spaces never merges with what follows.
 */
export function gemmaPieceEnd({ bytes, length }: EncodedText, start: number): number {
  let at = start;
  while (bytes[at] === SPACE) at += 1;
  while (at < length && (bytes[at] !== SPACE || isCrossing(bytes, at))) at += 1;
  return at;
}

function isCrossing(bytes: Uint8Array, at: number): boolean {
  return bytes[at - 1] === GREATER && bytes[at + 1] === LESS && bytes[at + 2] === SLASH;
}

/** Whether `gemmaPieceEnd`, and a cut before a line, leave a token in one piece. */
export function isCutOnlyBeforeSpaces(token: string): boolean {
  if (/[\r\n]/.test(token)) return /^\n+$/.test(token);
  return token === CROSSING || !/[^ ] /.test(token);
}
