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
import { findEditedLines, type EditedLines } from './find-edited-lines.ts';
import { growSpan, isBehind, moveSpan } from './move-span.ts';

/** A file that was read as a whole, and is edited since. */
export type ReadFile = { readonly file: SourceFile; readonly parsed: ParsedFile };

/**
 * Formats in which a message's text decides nothing but itself and its holes, and a hole ends in its line. The key of
 * a text is somewhere else, so that an edit within its lines cannot change how the file is read.
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
 * What a full read of the edited file would give, from what was read before; absent where that is not certain.
 * The edit has to lie within the lines of a block of YAML, and to leave the block where it is.
 */
export function editPromptFile({ file, parsed }: ReadFile, edit: Edit): ParsedFile | undefined {
  const [prompt] = parsed.prompts;
  const found = prompt && findEditedPart(prompt, file, edit);
  if (!found) return undefined;
  const part = editPart(found);
  const moved = moveRest(prompt, file.path, found.lines);
  const messages = moved.messages.map((message, index) =>
    index === found.message ? withPart(message, found.index, part) : message,
  );
  const variables = editVariables(prompt, part, found.lines);
  return { ...parsed, prompts: [{ ...moved, messages, variables }] };
}

type FoundPart = {
  readonly message: number;
  readonly index: number;
  readonly part: TextPart;
  readonly lines: EditedLines;
};

function findEditedPart(prompt: Prompt, file: SourceFile, edit: Edit): FoundPart | undefined {
  for (const [message, { parts }] of prompt.messages.entries()) {
    for (const [index, part] of parts.entries()) {
      if (part.kind !== 'text' || part.span.path !== file.path) continue;
      const lines = findEditedLines(file.text, part.span, edit);
      if (lines) return { message, index, part, lines };
    }
  }
  return undefined;
}

function editPart({ part, lines }: FoundPart): TextPart {
  const { text, span } = part;
  const { start, end } = lines.textRange;
  return {
    ...part,
    text: text.slice(0, start) + lines.text + text.slice(end),
    span: growSpan(span, lines),
  };
}

function withPart(message: Message, index: number, part: TextPart): Message {
  return { ...message, parts: message.parts.with(index, part) };
}

/** Everything that stands behind the lines, at its new place. */
function moveRest(prompt: Prompt, path: string, lines: EditedLines): Prompt {
  const move = <T extends { readonly span?: Variable['span'] }>(placed: T): T =>
    placed.span?.path === path ? { ...placed, span: moveSpan(placed.span, lines) } : placed;
  return {
    ...prompt,
    messages: prompt.messages.map((message) => ({ ...message, parts: message.parts.map(move) })),
    models: prompt.models.map(move),
    cases: prompt.cases.map(move),
  };
}

/** The holes of the lines as they are now, between those before and behind them. */
function editVariables(
  { variables, syntax }: Prompt,
  part: TextPart,
  lines: EditedLines,
): readonly Variable[] {
  const from = variables.findIndex(({ span }) => span.range.start >= lines.range.start);
  const first = from === -1 ? variables.length : from;
  const behind = variables.findIndex(({ span }) => isBehind(span, lines));
  const next = behind === -1 ? variables.length : behind;
  const holes = findTemplateLanguage(syntax).findVariables(lines.text);
  return [
    ...variables.slice(0, first),
    ...holes.map(({ name, range }) => ({
      name,
      span: subSpan(part.span, shift(range, lines.textRange.start)),
    })),
    ...variables.slice(next).map(({ name, span }) => ({ name, span: moveSpan(span, lines) })),
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
