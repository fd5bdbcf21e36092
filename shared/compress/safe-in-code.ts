import { isCodePath } from '../prompt/code/code-language.ts';
import type { Replacement } from '../rules/replacement.ts';
import type { SourceSpan } from '../text/source-span.ts';

/** Letters that may end a literal or open a hole: a replacement brings none that were not there, in their order. */
const SPECIAL = /["'{}$%]/g;

/**
 * Whether a replacement may be written into a file. A program is only changed where the text stands letter for letter
 * in one literal, and only into letters that mean themselves there; line breaks where there are some.
 */
export function isSafeInCode(
  source: string,
  { span }: { readonly span: SourceSpan },
  { range, text }: Replacement,
): boolean {
  if (!isCodePath(span.path)) return true;
  const segments = span.segments ?? [
    { textStart: 0, sourceStart: span.range.start, length: span.range.end - span.range.start },
  ];
  const segment = segments.findLast(({ textStart }) => textStart <= range.start);
  if (!segment || range.end > segment.textStart + segment.length) return false;
  const start = segment.sourceStart + range.start - segment.textStart;
  const before = source.slice(start, start + range.end - range.start);
  if (/[\\`\r]/.test(text + before) || specialsOf(text) !== specialsOf(before)) return false;
  return !text.includes('\n') || before.includes('\n');
}

function specialsOf(text: string): string {
  return text.match(SPECIAL)?.join('') ?? '';
}
