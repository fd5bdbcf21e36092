import type { Range } from '../text/range.ts';
import { subSpan } from '../text/source-span.ts';
import type { SourceSpan } from '../text/source-span.ts';
import { holesOfText } from './holes-of-text.ts';
import type { Message, Role, TemplateSyntax, TextPart, Variable } from './prompt.ts';

/** A message of one text. */
export function textMessage(role: Role, part: Omit<TextPart, 'kind'>): Message {
  return { role, parts: [{ kind: 'text', ...part }] };
}

/** A stretch of a file as a text part: what is read is what stands there. */
export function sliceOf(
  file: { readonly path: string; readonly text: string },
  range: Range,
): Omit<TextPart, 'kind'> {
  return { text: file.text.slice(range.start, range.end), span: { path: file.path, range } };
}

/** `range` without the white space at both its ends. */
export function trimRange(text: string, { start, end }: Range): Range {
  const slice = text.slice(start, end);
  const from = start + slice.length - slice.trimStart().length;
  return { start: from, end: Math.max(from, start + slice.trimEnd().length) };
}

/** Every hole of a text, with its place in the file. */
export function variablesOf(
  { text, span }: { readonly text: string; readonly span: SourceSpan },
  syntax: TemplateSyntax,
): readonly Variable[] {
  return holesOfText(text, syntax).holes.map(({ name, range }) => ({
    name,
    span: subSpan(span, range),
  }));
}

/** Every hole of messages that are templates of their own, in texts and in the sources of media. */
export function variablesOfMessages(
  messages: readonly Message[],
  syntax: TemplateSyntax,
): readonly Variable[] {
  return messages
    .flatMap((message) => message.parts)
    .flatMap((part) => {
      const text = part.kind === 'text' ? part.text : part.source;
      return variablesOf({ text, span: part.span }, syntax);
    });
}
