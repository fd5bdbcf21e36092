/** A sentence, read in one pass: rules may look at a megabyte of them. */
export type ReadSentence = {
  /** Behind its last mark. */
  readonly end: number;
  /** Of its letters and digits, without case as far as ASCII goes. */
  readonly hash: number;
  readonly words: number;
  readonly cjk: number;
  /** Whether it stands for itself: no variable, no tag, no question, and it does not lead to what follows. */
  readonly isPlain: boolean;
};

const [SPACE, TAB, STAR, UNDERSCORE, TICK] = [0x20, 0x09, 0x2a, 0x5f, 0x60];
const [BRACE, BAR, LESS] = [0x7b, 0x7c, 0x3c];

type State = {
  hash: number;
  words: number;
  cjk: number;
  isInWord: boolean;
  isPlain: boolean;
  /** The last character that is no emphasis and no white space. */
  last: number;
};

/** The sentence that begins at `start`, up to `end` of its line at most. */
export function readSentence(text: string, start: number, end: number): ReadSentence {
  const state = { hash: FNV_OFFSET, words: 0, cjk: 0, isInWord: false, isPlain: true, last: 0 };
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    at += 1;
    if (isLetter(code)) readLetter(state, code);
    else {
      readOther(state, code);
      if (endsSentence(code, text, at)) break;
    }
  }
  const { hash, words, cjk, isPlain, last } = state;
  return { end: at, hash, words, cjk, isPlain: isPlain && !isOpenEnd(last) };
}

/** FNV-1a, over UTF-16 units instead of bytes. */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function readLetter(state: State, code: number): void {
  const lower = code > 0x40 && code < 0x5b ? code + 0x20 : code;
  state.hash = Math.imul(state.hash ^ lower, FNV_PRIME);
  if (!state.isInWord) state.words += 1;
  if (isCjk(code)) state.cjk += 1;
  state.isInWord = true;
  state.last = code;
}

function readOther(state: State, code: number): void {
  // An apostrophe or a hyphen joins what is around it.
  if (code !== 0x27 && code !== 0x2019 && code !== 0x2d) state.isInWord = false;
  if (code === BRACE || code === BAR || code === LESS) state.isPlain = false;
  if (!isMark(code)) state.last = code;
}

const ASCII_LETTER = /[A-Za-z0-9]/;
const ASCII: readonly boolean[] = Array.from({ length: 0x80 }, (_, code) =>
  ASCII_LETTER.test(String.fromCharCode(code)),
);

/** Letters and digits; beyond ASCII all but the blocks of punctuation and symbols. */
function isLetter(code: number): boolean {
  return code < 0x80 ? ASCII[code] === true : !isPunctuation(code);
}

/** Latin-1, general and CJK punctuation, and full-width forms. */
function isPunctuation(code: number): boolean {
  if (code < 0xc0 || code >= 0xfe00) return true;
  return (code >= 0x2000 && code < 0x2c00) || (code >= 0x3000 && code < 0x3041);
}

function isCjk(code: number): boolean {
  return code > 0x303f && (code < 0xa000 || (code > 0xabff && code < 0xd7b0));
}

/** Emphasis and white space do not say how a sentence ends. */
function isMark(code: number): boolean {
  return code === SPACE || code === TAB || code === STAR || code === UNDERSCORE || code === TICK;
}

/** A colon or a question mark, of either width. */
function isOpenEnd(code: number): boolean {
  return code === 0x3a || code === 0xff1a || code === 0x3f || code === 0xff1f;
}

/** A mark of Chinese ends a sentence wherever it stands, one of English before white space or a closing mark. */
function endsSentence(code: number, text: string, next: number): boolean {
  if (code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff1b) {
    return !/[”』」）]/.test(text.charAt(next));
  }
  if (code !== 0x2e && code !== 0x21 && code !== 0x3f) return false;
  let at = next;
  while (at < next + 3 && /["'”’)*_]/.test(text.charAt(at))) at += 1;
  return /\s/.test(text.charAt(at));
}
