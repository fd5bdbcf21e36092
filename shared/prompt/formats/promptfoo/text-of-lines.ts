import type { SourceFile } from '../../../text/files.ts';
import type { Range } from '../../../text/range.ts';
import { subSpan } from '../../../text/source-span.ts';
import type { Segment } from '../../../text/source-span.ts';
import type { PromptText } from './prompt-text.ts';

/** The lines of a text without their ends (LF or CRLF), in order. */
export function* rangesOfLines(text: string): Generator<Range> {
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    yield { start, end: end > start && text[end - 1] === '\r' ? end - 1 : end };
    start = end + 1;
  }
}

/** Neighbouring lines of a file joined with LF and trimmed, as promptfoo reads the prompts of a .txt file. */
export function textOfLines(file: SourceFile, lines: readonly Range[]): PromptText {
  const first = lines[0]?.start ?? 0;
  const segments: Segment[] = [];
  let text = '';
  for (const [index, { start, end }] of lines.entries()) {
    if (index > 0) text += '\n';
    segments.push({ textStart: text.length, sourceStart: start, length: end - start });
    text += file.text.slice(start, end);
  }
  const end = lines.at(-1)?.end ?? first;
  const isVerbatim = text.length === end - first;
  const span = {
    path: file.path,
    range: { start: first, end },
    ...(isVerbatim ? {} : { segments }),
  };
  return trimText({ text, span });
}

/** A text without the white space around it. */
function trimText({ text, span }: PromptText): PromptText {
  const start = text.length - text.trimStart().length;
  const end = Math.max(start, text.trimEnd().length);
  return { text: text.slice(start, end), span: subSpan(span, { start, end }) };
}

/** All of a file. */
export function wholeText({ path, text }: SourceFile): PromptText {
  return { text, span: { path, range: { start: 0, end: text.length } } };
}
