import { findTemplateLanguage } from '../../shared/prompt/templates/index.ts';
import type {
  Message,
  ParsedFile,
  Prompt,
  TextPart,
  Variable,
} from '../../shared/prompt/prompt.ts';
import type { SourceFile } from '../../shared/text/files.ts';
import type { Range } from '../../shared/text/range.ts';
import { subSpan } from '../../shared/text/source-span.ts';
import type { Edit } from '../../shared/tokenizer/document-counter.ts';
import { findEditedLine, type EditedLine } from './find-edited-line.ts';
import { growSpan, isBehind, moveSpan } from './move-span.ts';

/** A file that was read as a whole, and is edited since. */
export type ReadFile = { readonly file: SourceFile; readonly parsed: ParsedFile };

/**
 * Formats in which a message's text decides nothing but itself and its holes, and a hole ends in its line. The key of
 * a text is somewhere else, so that an edit within one of its lines cannot change how the file is read.
 */
const FORMATS: ReadonlySet<string> = new Set(['github-models']);

/** Whether an edit of the file may be read by itself. */
export function isEditable({ file, parsed }: ReadFile): boolean {
  const [prompt, ...others] = parsed.prompts;
  if (!prompt || others.length > 0 || !FORMATS.has(prompt.format)) return false;
  if (parsed.problems.length > 0 || parsed.reads.length > 0) return false;
  return !hasAnchors(file.text, prompt);
}

/**
 * What a full read of `text` would give, from what was read before it was edited; absent where that is not certain.
 * The edit has to lie within one line of a block of YAML, behind the line's first letter.
 */
export function editPromptFile(
  { file, parsed }: ReadFile,
  edit: Edit,
  text: string,
): ParsedFile | undefined {
  const [prompt] = parsed.prompts;
  const found = prompt && findEditedPart(prompt, file, edit);
  if (!found) return undefined;
  const part = editPart(found, edit);
  const moved = moveRest(prompt, file.path, found.line);
  const messages = moved.messages.map((message, index) =>
    index === found.message ? withPart(message, found.index, part) : message,
  );
  const variables = editVariables(prompt, { part, line: found.line, text });
  return { ...parsed, prompts: [{ ...moved, messages, variables }] };
}

type FoundPart = {
  readonly message: number;
  readonly index: number;
  readonly part: TextPart;
  readonly line: EditedLine;
};

function findEditedPart(prompt: Prompt, file: SourceFile, edit: Edit): FoundPart | undefined {
  for (const [message, { parts }] of prompt.messages.entries()) {
    for (const [index, part] of parts.entries()) {
      if (part.kind !== 'text' || part.span.path !== file.path) continue;
      const line = findEditedLine(file.text, part.span, edit);
      if (line) return { message, index, part, line };
    }
  }
  return undefined;
}

function editPart({ part, line }: FoundPart, { inserted, removed }: Edit): TextPart {
  const { text } = part;
  return {
    ...part,
    text: text.slice(0, line.textOffset) + inserted + text.slice(line.textOffset + removed),
    span: growSpan(part.span, line),
  };
}

function withPart(message: Message, index: number, part: TextPart): Message {
  return { ...message, parts: message.parts.with(index, part) };
}

/** Everything that stands behind the line, at its new place. */
function moveRest(prompt: Prompt, path: string, line: EditedLine): Prompt {
  const move = <T extends { readonly span?: Variable['span'] }>(placed: T): T =>
    placed.span?.path === path ? { ...placed, span: moveSpan(placed.span, line) } : placed;
  return {
    ...prompt,
    messages: prompt.messages.map((message) => ({ ...message, parts: message.parts.map(move) })),
    models: prompt.models.map(move),
    cases: prompt.cases.map(move),
  };
}

/** The holes of the line as it is now, between those before and behind it. */
function editVariables(
  { variables, syntax }: Prompt,
  {
    part,
    line,
    text,
  }: { readonly part: TextPart; readonly line: EditedLine; readonly text: string },
): readonly Variable[] {
  const from = variables.findIndex(({ span }) => span.range.start >= line.range.start);
  const first = from === -1 ? variables.length : from;
  const behind = variables.findIndex(({ span }) => isBehind(span, line));
  const next = behind === -1 ? variables.length : behind;
  const now = text.slice(line.range.start, line.range.end + line.added);
  const holes = findTemplateLanguage(syntax).findVariables(now);
  return [
    ...variables.slice(0, first),
    ...holes.map(({ name, range }) => ({
      name,
      span: subSpan(part.span, shift(range, line.textStart)),
    })),
    ...variables.slice(next).map(({ name, span }) => ({ name, span: moveSpan(span, line) })),
  ];
}

function shift({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

/** `&` outside of the messages may name a text that is used in a second place. */
function hasAnchors(text: string, prompt: Prompt): boolean {
  let start = 0;
  for (const { parts } of prompt.messages) {
    for (const { span } of parts) {
      if (text.slice(start, span.range.start).includes('&')) return true;
      start = span.range.end;
    }
  }
  return text.slice(start).includes('&');
}
