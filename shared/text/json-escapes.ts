import type { Range } from './range.ts';
import type { Segment } from './source-span.ts';

/**
 * The runs that the inside of a double-quoted string (JSON or YAML) shares with its decoded text. Escapes stand
 * between runs, and so do line folds of YAML. A text that does not fit its source gets no segments.
 */
export function segmentEscapes(text: string, range: Range, value: string): readonly Segment[] {
  const segments: Segment[] = [];
  let at = range.start;
  let textStart = 0;
  while (at < range.end) {
    const runEnd = endOfRun(text, at, range.end);
    if (runEnd > at) segments.push({ textStart, sourceStart: at, length: runEnd - at });
    textStart += runEnd - at;
    if (runEnd >= range.end) break;
    const gap =
      text[runEnd] === '\\' ? readEscape(text, runEnd) : readFold(text, runEnd, range.end);
    at = gap.end;
    textStart += gap.textLength;
  }
  return textStart === value.length ? segments : [];
}

type Gap = { readonly end: number; readonly textLength: number };

/** A run ends before an escape, and before the white space around a line break. */
function endOfRun(text: string, start: number, end: number): number {
  let spaceStart = -1;
  for (let at = start; at < end; at += 1) {
    const char = text[at];
    if (char === '\\') return at;
    if (char === '\n' || (char === '\r' && text[at + 1] === '\n')) {
      return spaceStart < 0 ? at : spaceStart;
    }
    if (char !== ' ' && char !== '\t') spaceStart = -1;
    else if (spaceStart < 0) spaceStart = at;
  }
  return end;
}

function readEscape(text: string, start: number): Gap {
  const char = text[start + 1];
  if (char === 'x') return { end: start + 4, textLength: 1 };
  if (char === 'u') return { end: start + 6, textLength: 1 };
  // YAML only: eight hexadecimal digits, two UTF-16 units above the basic plane.
  if (char === 'U') {
    const isAstral = /[1-9a-f]/i.test(text.slice(start + 2, start + 6));
    return { end: start + 10, textLength: isAstral ? 2 : 1 };
  }
  if (char === '\n') return { end: skipBlanks(text, start + 2), textLength: 0 };
  if (char === '\r' && text[start + 2] === '\n') {
    return { end: skipBlanks(text, start + 3), textLength: 0 };
  }
  return { end: start + 2, textLength: 1 };
}

/** One line break is one space; more are as many line breaks less one. */
function readFold(text: string, start: number, end: number): Gap {
  let breaks = 0;
  let at = start;
  while (at < end) {
    const char = text[at];
    if (char === '\n') breaks += 1;
    else if (char !== ' ' && char !== '\t' && !(char === '\r' && text[at + 1] === '\n')) break;
    at += 1;
  }
  return { end: at, textLength: Math.max(1, breaks - 1) };
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at;
}
