import type { Range } from '../../text/range.ts';
import { findNext, type NextFinder } from './find-next.ts';

/** Runs inside lines that prose rules must not touch. */
type InlineKind = 'code' | 'url' | 'tag' | 'comment' | 'quote';

export type InlineSpan = Range & { readonly kind: InlineKind };

const [BANG, LESS, TICK] = [0x21, 0x3c, 0x60];
const MAX_QUOTE = 300;
const MAX_CODE = 400;

/** Opening marks by character, with the mark that closes each. */
const QUOTES: ReadonlyMap<number, string> = new Map(
  ['""', '“”', '「」', '『』', '‘’'].map(([open = '', close = '']) => [open.charCodeAt(0), close]),
);

const TAG = /<\/?[A-Za-z_][\w:.-]{0,60}(?:\s[^<>]{0,300})?\/?>/y;
const URL_BODY = /:\/\/[^\s<>"'`，。；）)\]}]{1,2000}/y;

/** What is looked for ahead of the place that is read; each is found once for all places before it. */
type Ahead = {
  readonly text: string;
  readonly lineBreak: NextFinder;
  readonly tick: NextFinder;
  readonly commentEnd: NextFinder;
  readonly closing: ReadonlyMap<number, NextFinder>;
};

/** Inline code, URLs, XML and HTML tags, HTML comments and quoted text, in order and without overlap. Linear. */
export function findInlineSpans(text: string): readonly InlineSpan[] {
  const ahead = lookAhead(text);
  const urls = createUrlFinder(text);
  const marks = createMarkFinder(text);
  const spans: InlineSpan[] = [];
  let at = 0;
  for (;;) {
    const url = urls(at);
    const mark = marks(at);
    const start = Math.min(url?.start ?? text.length, mark);
    if (start >= text.length) return spans;
    const span = start === mark ? readSpan(ahead, start) : url;
    if (span) spans.push(span);
    at = span ? span.end : start + 1;
  }
}

/** Where a span other than a URL may begin, at an offset or behind it; offsets must not go back. */
function createMarkFinder(text: string): (from: number) => number {
  const pattern = /["`<“「『‘]/g;
  let known = -1;
  return (from) => {
    if (known >= from) return known;
    pattern.lastIndex = from;
    known = pattern.test(text) ? pattern.lastIndex - 1 : text.length;
    return known;
  };
}

function lookAhead(text: string): Ahead {
  return {
    text,
    lineBreak: findNext(text, '\n'),
    tick: findNext(text, '`'),
    commentEnd: findNext(text, '-->'),
    closing: new Map([...QUOTES].map(([open, close]) => [open, findNext(text, close)])),
  };
}

function readSpan(ahead: Ahead, start: number): InlineSpan | undefined {
  const code = ahead.text.charCodeAt(start);
  if (code === TICK) return readCode(ahead, start);
  if (code === LESS) return readTag(ahead, start);
  const end = ahead.closing.get(code)?.(start + 1);
  return closedOnLine(ahead, { start: start + 1, end }, MAX_QUOTE)
    ? { start, end: (end ?? start) + 1, kind: 'quote' }
    : undefined;
}

/** One backtick or two, and what stands up to the next. */
function readCode(ahead: Ahead, start: number): InlineSpan | undefined {
  const { text } = ahead;
  const first = text.charCodeAt(start + 1) === TICK ? start + 2 : start + 1;
  const end = ahead.tick(first);
  if (end === undefined || !closedOnLine(ahead, { start: first, end }, MAX_CODE)) return undefined;
  return { start, end: text.charCodeAt(end + 1) === TICK ? end + 2 : end + 1, kind: 'code' };
}

function readTag({ text, commentEnd }: Ahead, start: number): InlineSpan | undefined {
  if (text.charCodeAt(start + 1) === BANG) {
    const end = text.startsWith('<!--', start) ? commentEnd(start + 4) : undefined;
    return end === undefined ? undefined : { start, end: end + 3, kind: 'comment' };
  }
  TAG.lastIndex = start;
  return TAG.test(text) ? { start, end: TAG.lastIndex, kind: 'tag' } : undefined;
}

/** Whether something stands between two marks, no more than `most` and all on one line. */
function closedOnLine(
  { lineBreak }: Ahead,
  { start, end }: { readonly start: number; readonly end: number | undefined },
  most: number,
): boolean {
  if (end === undefined || end === start || end - start > most) return false;
  return (lineBreak(start) ?? end) >= end;
}

/** The first URL that begins at an offset or behind it; offsets must not go back. */
function createUrlFinder(text: string): (from: number) => InlineSpan | undefined {
  const colon = findNext(text, '://');
  let known: InlineSpan | undefined;
  return (from) => {
    if (known && known.start >= from) return known;
    for (let at = colon(from); at !== undefined; at = colon(at + 3)) {
      known = readUrl(text, at);
      if (known && known.start >= from) return known;
    }
    return (known = undefined);
  };
}

function readUrl(text: string, colon: number): InlineSpan | undefined {
  const scheme = SCHEME.exec(text.slice(Math.max(0, colon - 6), colon))?.[1];
  URL_BODY.lastIndex = colon;
  if (scheme === undefined || !URL_BODY.test(text)) return undefined;
  return { start: colon - scheme.length, end: URL_BODY.lastIndex, kind: 'url' };
}

const SCHEME = /\b(https?|ftp|file)$/;
