import type { Json } from '../../text/json.ts';
import type { CacheMarker, ModelRef, Role, TemplateSyntax } from '../prompt.ts';
import { jsonOf } from './call-settings.ts';
import {
  type CodeText,
  type CodeUnknown,
  type CodeValue,
  isNothing,
  literalOf,
} from './code-value.ts';

/** A part of a message before it is written in the form of its template language. */
export type DraftPart = { readonly cacheMarker?: CacheMarker } & (
  | {
      readonly kind: 'text';
      readonly value: CodeText;
      /** Sent as it is although the texts of the prompt are templates. */
      readonly isLiteral?: true;
    }
  | {
      readonly kind: 'media';
      readonly mediaKind: 'image' | 'audio' | 'video' | 'document';
      readonly value: CodeValue;
      readonly detail?: 'low' | 'high' | 'auto';
    }
);

type DraftMessage = { readonly role: Role; readonly parts: readonly DraftPart[] };

/** What one call sends, as far as its code says so. */
export type CallDraft = {
  readonly syntax: TemplateSyntax;
  readonly messages: DraftMessage[];
  /** What the program adds that is no text of a message: a history, tools. */
  readonly open: CodeUnknown[];
  readonly models: ModelRef[];
  maxOutputTokens?: number;
  readonly tools: Json[];
  responseSchema?: Json;
  /** Whether more is sent than is written out: messages, tools, cache markers. */
  isOpen: boolean;
};

export function createDraft(syntax: TemplateSyntax = 'code'): CallDraft {
  return { syntax, messages: [], open: [], models: [], tools: [], isOpen: false };
}

/** Messages or tools that the program adds, under the name of the setting they stand in. */
export function addOpen(draft: CallDraft, value: CodeValue, name?: string): void {
  draft.isOpen = true;
  addUnknown(draft, value, name);
}

function addUnknown(draft: CallDraft, value: CodeValue, name?: string): void {
  const { place } = value;
  const named = name ?? (value.kind === 'unknown' ? value.name : 'value');
  const isGiven = value.kind === 'unknown' && value.isGiven === true;
  draft.open.push({
    kind: 'unknown',
    name: named,
    label: named,
    place,
    ...(isGiven && { isGiven }),
  });
}

/** The model when it is written out: `"gpt-4o"`, `openai("gpt-4o")`. */
export function addModel(draft: CallDraft, value: CodeValue | undefined): void {
  const named = value?.kind === 'call' ? value.positional[0] : value;
  const id = literalOf(named)?.trim();
  if (id === undefined || id === '' || !named) return;
  draft.models.push({ id, span: named.place });
}

export function addLimit(draft: CallDraft, value: CodeValue | undefined): void {
  if (value?.kind !== 'scalar' || typeof value.value !== 'number') return;
  if (Number.isSafeInteger(value.value) && value.value > 0) draft.maxOutputTokens = value.value;
}

/** Tools that are written out are counted; the others are named. */
export function addTools(draft: CallDraft, value: CodeValue | undefined): void {
  if (!value || isNothing(value)) return;
  if (value.kind !== 'list') return addOpen(draft, value, 'tools');
  for (const item of value.items) {
    const tool = jsonOf(item);
    if (tool === undefined) addOpen(draft, item, 'tools');
    else draft.tools.push(tool);
  }
}

/** A schema that is written out is counted; one that a library makes is named. */
export function addSchema(draft: CallDraft, value: CodeValue | undefined, name: string): void {
  if (!value || isNothing(value)) return;
  const schema = jsonOf(value);
  if (schema === undefined) addUnknown(draft, value, name);
  else draft.responseSchema = schema;
}
