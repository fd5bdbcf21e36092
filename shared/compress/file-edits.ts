import { replaceWithin } from '../rules/measure-replacements.ts';
import type { Replacement } from '../rules/replacement.ts';
import { countStartingUpTo, type SourceSpan } from '../text/source-span.ts';
import { type ScalarStyle, writeScalar } from './scalar-style.ts';
import type { FileEdit } from './pieces.ts';

type Place = { readonly text: string; readonly span: SourceSpan };

/** The same place in a decoded text and in the file. */
type Anchor = { readonly inText: number; readonly inFile: number };

type Stretch = { start: Anchor; end: Anchor; readonly replacements: Replacement[] };

/**
 * Edits of a file that make `replacements` in one of its texts, written as the place demands. A replacement inside an
 * escape or a fold takes in the whole of it, so that nothing is cut in half. Replacements in order, without overlap.
 */
export function toFileEdits(
  source: string,
  { text, span }: Place,
  {
    replacements,
    style,
  }: { readonly replacements: readonly Replacement[]; readonly style: ScalarStyle },
): readonly FileEdit[] {
  const stretches: Stretch[] = [];
  for (const replacement of replacements) {
    const { range } = replacement;
    const start = anchorStart(source, span, range.start);
    const end = range.end > range.start ? anchorEnd(text, span, range.end) : start;
    const last = stretches.at(-1);
    if (last && start.inText < last.end.inText) {
      if (end.inText > last.end.inText) last.end = end;
      last.replacements.push(replacement);
    } else stretches.push({ start, end, replacements: [replacement] });
  }
  return stretches.map(({ start, end, replacements: inside }) => {
    const written = replaceWithin(text, { start: start.inText, end: end.inText }, inside);
    const range = { start: start.inFile, end: Math.max(start.inFile, end.inFile) };
    return { range, text: writeScalar(written, style, source[range.end] ?? '') };
  });
}

/** Where a replacement begins: at the character itself, or at the beginning of the escape or fold that holds it. */
function anchorStart(source: string, { segments, range }: SourceSpan, offset: number): Anchor {
  if (!segments) return { inText: offset, inFile: range.start + offset };
  const index = countStartingUpTo(segments, offset) - 1;
  const segment = segments[index];
  if (!segment) return { inText: 0, inFile: range.start };
  const textEnd = segment.textStart + segment.length;
  if (offset >= textEnd) return { inText: textEnd, inFile: segment.sourceStart + segment.length };
  const inFile = segment.sourceStart + offset - segment.textStart;
  // A carriage return belongs to the line break behind it.
  const isBreak = offset === segment.textStart && index > 0 && source[inFile] === '\n';
  return { inText: offset, inFile: isBreak && source[inFile - 1] === '\r' ? inFile - 1 : inFile };
}

/** Where a replacement ends: behind its last character, or behind the escape, fold or indentation that follows in the file. */
function anchorEnd(text: string, { segments, range }: SourceSpan, offset: number): Anchor {
  if (!segments) return { inText: offset, inFile: range.start + offset };
  const index = countStartingUpTo(segments, offset - 1) - 1;
  const segment = segments[index];
  const next = segments[index + 1];
  const textEnd = segment ? segment.textStart + segment.length : 0;
  const hasLineBreak = offset === textEnd && text[offset - 1] === '\n';
  if (segment && offset <= textEnd && !(hasLineBreak && next?.textStart === offset)) {
    return { inText: offset, inFile: segment.sourceStart + offset - segment.textStart };
  }
  if (!next) return { inText: text.length, inFile: range.end };
  return { inText: next.textStart, inFile: next.sourceStart };
}
