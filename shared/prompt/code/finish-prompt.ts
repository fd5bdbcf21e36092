import { sentence, type Sentence } from '../../text/sentence.ts';
import { variablesOf } from '../prompt-text.ts';
import type { MessagePart, Message, Prompt, Variable } from '../prompt.ts';
import type { CallDraft, DraftPart } from './call-draft.ts';
import type { FoundPrompt } from './find-calls.ts';
import { flatten, type TextPiece } from './code-text.ts';
import { holeText } from './read-content.ts';
import { type SourceOf, writeTextPart } from './write-text-part.ts';

/**
 * The prompt of a call, or undefined when none of its text stands in the code: it hands on what somebody gives it.
 * A call whose messages a function makes is a prompt that cannot be rendered.
 */
export function finishPrompt(
  { draft, name }: Pick<FoundPrompt, 'draft' | 'name'>,
  {
    id,
    path,
    sourceOf,
  }: { readonly id: string; readonly path: string; readonly sourceOf: SourceOf },
): Prompt | undefined {
  const { models, maxOutputTokens: limit, responseSchema } = draft;
  const limited = limit === undefined ? {} : { maxOutputTokens: limit };
  const written = draft.messages.map((message) => writeMessage(message, draft, sourceOf));
  const reason = hasLetters(draft) ? undefined : reasonOf(draft);
  if (reason === undefined && !hasLetters(draft)) return undefined;
  return {
    id,
    path,
    format: 'code',
    name,
    aliases: [],
    messages: written.map(({ message }) => message),
    variables: [
      ...written.flatMap(({ variables }) => variables),
      ...draft.open.map(({ name: open, place }) => ({ name: open, span: place })),
    ],
    syntax: draft.syntax,
    models: models.map((model) => ({ ...model, ...limited })),
    ...(models.length === 0 && limited),
    tools: draft.tools,
    ...(responseSchema !== undefined && { responseSchema }),
    cases: [],
    ...(draft.isOpen && { isOpen: true }),
    ...(reason !== undefined && { unrenderable: reason }),
  };
}

function hasLetters({ messages }: CallDraft): boolean {
  return messages.some(({ parts }) =>
    parts.some((part) => part.kind === 'text' && /[^\s\uFFFC]/.test(flatten(part.value.pieces))),
  );
}

function reasonOf({ messages, open }: CallDraft): Sentence | undefined {
  const made = open.find(({ isGiven, name }) => isGiven !== true && name !== 'tools');
  if (messages.length > 0 || !made) return undefined;
  return sentence`its messages are made by the program`;
}

type WrittenMessage = { readonly message: Message; readonly variables: readonly Variable[] };

function writeMessage(
  { role, parts }: CallDraft['messages'][number],
  draft: CallDraft,
  sourceOf: SourceOf,
): WrittenMessage {
  const written = parts.map((part) => writePart(part, draft, sourceOf));
  return {
    message: { role, parts: written.map(({ part }) => part) },
    variables: written.flatMap(({ variables }) => variables),
  };
}

function writePart(
  draftPart: DraftPart,
  { syntax }: CallDraft,
  sourceOf: SourceOf,
): { readonly part: MessagePart; readonly variables: readonly Variable[] } {
  const { cacheMarker } = draftPart;
  const marked = cacheMarker && { cacheMarker };
  if (draftPart.kind === 'media') {
    const { value, kind, mediaKind, detail } = draftPart;
    const { part, variables } = writeTextPart(
      value.kind === 'text' ? value : holeText(value),
      syntax,
      sourceOf,
    );
    const { text: source, span } = part;
    const media = { kind, mediaKind, source, span, ...(detail && { detail }), ...marked };
    return { part: media, variables };
  }
  const { value, isLiteral } = draftPart;
  const pieces = isLiteral === true ? value.pieces.map(doubleBraces) : value.pieces;
  const written = writeTextPart({ ...value, pieces }, syntax, sourceOf);
  // A template has holes of its own beside those of the code.
  const variables = syntax === 'code' ? written.variables : variablesOf(written.part, syntax);
  return { part: { ...written.part, ...marked }, variables };
}

/** A brace of a text that is no template, written as a template has it. */
function doubleBraces(piece: TextPiece): TextPiece {
  if (piece.kind === 'hole' || !/[{}]/.test(piece.text)) return piece;
  return { kind: 'text', text: piece.text.replaceAll(/[{}]/g, '$&$&') };
}
