import { BLANK, codePointKinds, LINE_BREAK } from './encoded-text.ts';

const SLASH = 0x2f;

/**
 * The lines before which a text can be cut without changing the count. `indented`: every line with something on it, as
 * white space ends with a line break in the patterns since cl100k_base. `flush`: for patterns in which white space goes
 * on over line breaks, only a line that begins without a blank, and ends no run of white space of two or more.
 */
export type LineCuts = 'indented' | 'flush';

/**
 * Whether a line begins at `at` with something on it that is neither another line break nor a slash. No piece crosses
 * such a place. White space ends with the last line break of its run, symbols take line breaks (and in o200k_base
 * slashes) behind them and nothing else, and no word or number holds a line break.
 */
function isIndentedCut(text: string, at: number): boolean {
  if (text.charCodeAt(at) === SLASH) return false;
  const kinds = codePointKinds();
  let next = at;
  while (kinds[text.charCodeAt(next)] === BLANK) next += 1;
  return next < text.length && kinds[text.charCodeAt(next)] !== LINE_BREAK;
}

/** The line break before `at` is all white space there is, so it is a piece on either side of a cut. */
function isFlushCut(text: string, at: number): boolean {
  return at > 1 && !isWhiteSpace(text.charCodeAt(at - 2)) && !isWhiteSpace(text.charCodeAt(at));
}

/** The first safe cut from `from` on, or the end of the text. */
export function nextSafeCut(text: string, from: number, cuts: LineCuts = 'indented'): number {
  for (let at = from; at < text.length; at += 1) {
    if (isLineBreak(text.charCodeAt(at - 1)) && isSafeCut(text, at, cuts)) return at;
  }
  return text.length;
}

/** The last safe cut before `before`, or the beginning of the text. */
export function previousSafeCut(text: string, before: number, cuts: LineCuts = 'indented'): number {
  for (let at = before - 1; at > 0; at -= 1) {
    if (isLineBreak(text.charCodeAt(at - 1)) && isSafeCut(text, at, cuts)) return at;
  }
  return 0;
}

function isSafeCut(text: string, at: number, cuts: LineCuts): boolean {
  return cuts === 'indented' ? isIndentedCut(text, at) : isFlushCut(text, at);
}

function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

function isWhiteSpace(code: number): boolean {
  const kind = codePointKinds()[code];
  return kind === BLANK || kind === LINE_BREAK;
}
