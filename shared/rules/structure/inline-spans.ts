import type { Range } from '../../text/range.ts';

/** Runs inside lines that prose rules must not touch. */
type InlineKind = 'code' | 'url' | 'tag' | 'comment' | 'quote';

export type InlineSpan = Range & { readonly kind: InlineKind };

// Every alternative is bounded or cannot be entered twice for one character, so the search is linear.
const PATTERN = new RegExp(
  [
    /(?:`{1,2}[^`\n]{1,400}`{1,2})/,
    /<!--/,
    /(?:<\/?[A-Za-z_][\w:.-]{0,60}(?:\s[^<>]{0,300})?\/?>)/,
    /(?:\b(?:https?|ftp|file):\/\/[^\s<>"'`，。；）)\]}]{1,2000})/,
    /(?:"[^"\n]{1,300}"|“[^”\n]{1,300}”|「[^」\n]{1,300}」|『[^』\n]{1,300}』|‘[^’\n]{1,300}’)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

const QUOTES: ReadonlySet<string> = new Set('"“「『‘');

/** Inline code, URLs, XML and HTML tags, HTML comments and quoted text, in order and without overlap. */
export function findInlineSpans(text: string): readonly InlineSpan[] {
  const spans: InlineSpan[] = [];
  const pattern = new RegExp(PATTERN);
  let hasClosing = true;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = match.index;
    const kind = kindOf(text, start);
    let end = pattern.lastIndex;
    if (kind === 'comment') {
      const at: number = hasClosing ? text.indexOf('-->', start + 4) : -1;
      hasClosing = at >= 0;
      if (!hasClosing) continue;
      end = at + 3;
      pattern.lastIndex = end;
    }
    spans.push({ start, end, kind });
  }
  return spans;
}

/** By how it begins; groups with names would cost more than the search itself. */
function kindOf(text: string, start: number): InlineKind {
  const first = text[start] ?? '';
  if (first === '<') return text[start + 1] === '!' ? 'comment' : 'tag';
  if (first === '`') return 'code';
  return QUOTES.has(first) ? 'quote' : 'url';
}
