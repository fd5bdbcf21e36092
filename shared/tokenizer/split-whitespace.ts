import { BLANK, LINE_BREAK } from './encoded-text.ts';
import type { EncodedText } from './encoded-text.ts';

const WHITE_SPACE = BLANK | LINE_BREAK;

/**
 * The end of the piece of white space at `start`: up to the last line break of the run; without one the whole run at
 * the end of the text, else all but its last character, which belongs to what follows.
 * `\s*[\r\n]+|\s+(?!\S)|\s+` in the published patterns.
 */
export function whiteSpaceEnd({ bytes, kinds, length }: EncodedText, start: number): number {
  let at = start;
  let lastStart = start;
  let lastBreakEnd = 0;
  for (let kind = kinds[at] ?? 0; (kind & WHITE_SPACE) !== 0; kind = kinds[at] ?? 0) {
    if (((bytes[at] ?? 0) & 0xc0) !== 0x80) lastStart = at;
    at += 1;
    if (kind === LINE_BREAK) lastBreakEnd = at;
  }
  if (lastBreakEnd > 0) return lastBreakEnd;
  return at < length && lastStart > start ? lastStart : at;
}

/** The end of up to three number characters: `\p{N}{1,3}`. */
export function shortNumberEnd({ bytes, kinds }: EncodedText, start: number): number {
  const kind = kinds[start];
  let at = start;
  let characters = 0;
  while (kinds[at] === kind) {
    const isContinuation = ((bytes[at] ?? 0) & 0xc0) === 0x80;
    if (!isContinuation && characters === 3) break;
    if (!isContinuation) characters += 1;
    at += 1;
  }
  return at;
}

/** The offset after the character at `at`. */
export function nextCharacter(bytes: Uint8Array, at: number): number {
  let next = at + 1;
  while (((bytes[next] ?? 0) & 0xc0) === 0x80) next += 1;
  return next;
}
