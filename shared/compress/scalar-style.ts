import type { SourceSpan } from '../text/source-span.ts';

/**
 * How a text is written where it stands: letter for letter, with the escapes of JSON and YAML double quotes, with
 * doubled single quotes, or as lines below an indentation.
 */
export type ScalarStyle =
  | { readonly kind: 'raw' }
  | { readonly kind: 'double' }
  | { readonly kind: 'single' }
  | { readonly kind: 'block'; readonly indent: string };

/** `next` is the character of the file behind the text. */
export function writeScalar(text: string, style: ScalarStyle, next: string): string {
  switch (style.kind) {
    case 'raw':
      return text;
    case 'double':
      return JSON.stringify(text).slice(1, -1);
    case 'single':
      return text.replaceAll("'", "''");
    case 'block':
      return indentLines(text, style.indent, next);
  }
}

/** Blank lines stay bare. */
function indentLines(text: string, indent: string, next: string): string {
  const isBare = next === '' || next === '\n' || next === '\r';
  return text.replaceAll(/\n(?![\r\n])/g, (lineBreak, at: number) =>
    at === text.length - 1 && isBare ? lineBreak : `${lineBreak}${indent}`,
  );
}

/** The style of a text by what stands around it. A wrong guess is noticed when the file is parsed again. */
export function guessStyle(source: string, span: SourceSpan): ScalarStyle {
  const { start, end } = span.range;
  const gaps = gapsOf(source, span);
  const isQuoted = (quote: string): boolean => source[start - 1] === quote && source[end] === quote;
  const isYaml = /\.ya?ml$/i.test(span.path);
  const isData = isYaml || /\.jsonl?$/i.test(span.path);
  if (gaps.some((gap) => gap.includes('\\')) || (isData && isQuoted('"')))
    return { kind: 'double' };
  if (gaps.includes("'") || (isYaml && isQuoted("'"))) return { kind: 'single' };
  const isIndented = gaps.some((gap) => /^\r?\n?[ \t]*$/.test(gap));
  if (isYaml || isIndented) return { kind: 'block', indent: indentAt(source, span) };
  return { kind: 'raw' };
}

/** What stands in the file between the runs that the text shares with it. */
function gapsOf(source: string, { segments = [] }: SourceSpan): readonly string[] {
  return segments.flatMap(({ sourceStart, length }, index) => {
    const next = segments[index + 1];
    const end = sourceStart + length;
    return next && next.sourceStart > end ? [source.slice(end, next.sourceStart)] : [];
  });
}

function indentAt(source: string, { range }: SourceSpan): string {
  const lineStart = source.lastIndexOf('\n', range.start - 1) + 1;
  return /^[ \t]*/.exec(source.slice(lineStart, range.start))?.[0] ?? '';
}
