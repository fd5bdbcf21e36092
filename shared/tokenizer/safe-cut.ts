import { BLANK, codePointKinds, LINE_BREAK } from './encoded-text.ts';

const SLASH = 0x2f;

/**
 * Whether `text` can be cut at `at` without changing the count: a line begins there, with something on it that is
 * neither another line break nor a slash. No piece crosses such a place. White space ends with the last line break of
 * its run, symbols take line breaks (and in o200k_base slashes) behind them and nothing else, and no word or number
 * holds a line break.
 */
function isSafeCut(text: string, at: number): boolean {
  if (!isLineBreak(text.charCodeAt(at - 1)) || text.charCodeAt(at) === SLASH) return false;
  const kinds = codePointKinds();
  let next = at;
  while (kinds[text.charCodeAt(next)] === BLANK) next += 1;
  return next < text.length && kinds[text.charCodeAt(next)] !== LINE_BREAK;
}

/** The first safe cut from `from` on, or the end of the text. */
export function nextSafeCut(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (isLineBreak(text.charCodeAt(at - 1)) && isSafeCut(text, at)) return at;
  }
  return text.length;
}

/** The last safe cut before `before`, or the beginning of the text. */
export function previousSafeCut(text: string, before: number): number {
  for (let at = before - 1; at > 0; at -= 1) {
    if (isLineBreak(text.charCodeAt(at - 1)) && isSafeCut(text, at)) return at;
  }
  return 0;
}

function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
