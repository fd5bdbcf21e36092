/** What an estimate needs to know about a text: characters (UTF-16 units) by class. */
export type TextProfile = {
  readonly length: number;
  readonly lineBreaks: number;
  readonly upperCase: number;
  readonly digits: number;
  /** ASCII punctuation. */
  readonly punctuation: number;
  /** Han, kana, hangul and full-width forms. */
  readonly wide: number;
};

const OTHER = 0;
const LINE_BREAK = 1;
const UPPER_CASE = 2;
const DIGIT = 3;
const PUNCTUATION = 4;
const WIDE = 5;

/** Counts the characters of `text` by class, in one pass. */
export function profileText(text: string): TextProfile {
  const counts = new Int32Array(6);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code < 0x80 ? (ASCII[code] ?? OTHER) : classOfWide(code);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return {
    length: text.length,
    lineBreaks: counts[LINE_BREAK] ?? 0,
    upperCase: counts[UPPER_CASE] ?? 0,
    digits: counts[DIGIT] ?? 0,
    punctuation: counts[PUNCTUATION] ?? 0,
    wide: counts[WIDE] ?? 0,
  };
}

function classOfWide(code: number): number {
  return isWide(code) ? WIDE : OTHER;
}

function classOfAscii(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return OTHER;
  if (code <= 0x20) return code === 0x0a ? LINE_BREAK : OTHER;
  return classOfMark(code);
}

function classOfMark(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return UPPER_CASE;
  return code >= 0x30 && code <= 0x39 ? DIGIT : PUNCTUATION;
}

/** Looked up: an estimate is made anew at every keystroke. */
const ASCII: Uint8Array = Uint8Array.from({ length: 0x80 }, (_, code) => classOfAscii(code));

function isWide(code: number): boolean {
  if (code < 0x2e80) return code >= 0x1100 && code < 0x1200;
  return (
    code < 0xa4d0 ||
    (code >= 0xac00 && code < 0xd7b0) ||
    (code >= 0xf900 && code < 0xfb00) ||
    (code >= 0xfe30 && code < 0xfff0)
  );
}

/** How much of a text is prose, code and Chinese; the three add up to 1. */
export type ClassShares = {
  readonly prose: number;
  readonly code: number;
  readonly chinese: number;
};

/** A wide character is about one token, four of the others are. */
const WIDE_WEIGHT = 4;
/** ASCII punctuation per character that is not wide: prose stays below the first, code is above the second. */
const PROSE_PUNCTUATION = 0.05;
const CODE_PUNCTUATION = 0.12;

/** Shares grow steadily, so that one typed character never makes an estimate jump. */
export function classShares({ length, punctuation, wide }: TextProfile): ClassShares {
  const narrow = length - wide;
  const chinese = wide === 0 ? 0 : (wide * WIDE_WEIGHT) / (wide * WIDE_WEIGHT + narrow);
  const density = narrow === 0 ? 0 : punctuation / narrow;
  const ramp = (density - PROSE_PUNCTUATION) / (CODE_PUNCTUATION - PROSE_PUNCTUATION);
  const code = (1 - chinese) * Math.min(1, Math.max(0, ramp));
  return { prose: 1 - chinese - code, code, chinese };
}
