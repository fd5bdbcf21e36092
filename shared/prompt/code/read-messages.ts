import { roleOfWord } from '../role-words.ts';
import type { Role } from '../prompt.ts';
import { addOpen, type CallDraft, type DraftPart } from './call-draft.ts';
import { settingOf } from './call-settings.ts';
import { type CodeText, type CodeValue, literalOf } from './code-value.ts';

/** The messages of a list of `{role, content}`, in whichever provider's form; what the program adds is named. */
export function readMessages(draft: CallDraft, value: CodeValue | undefined): void {
  if (!value) return;
  if (value.kind !== 'list') return addOpen(draft, value, nameOf(value, 'messages'));
  for (const item of value.items) readMessage(draft, item);
}

function nameOf(value: CodeValue, fallback: string): string {
  return value.kind === 'unknown' ? value.name : fallback;
}

function readMessage(draft: CallDraft, item: CodeValue): void {
  if (item.kind === 'text') return addMessage(draft, 'user', item);
  const word = literalOf(settingOf(item, 'role'));
  const role = word === undefined ? undefined : roleOfWord(word);
  const content = settingOf(item, 'content', 'parts');
  if (item.kind === 'unknown' || !role) return addOpen(draft, item, nameOf(item, 'messages'));
  if (content) addMessage(draft, role, content);
}

/** A message whose content is a text, a list of parts, or left to the program. */
export function addMessage(draft: CallDraft, role: Role, content: CodeValue): void {
  const parts = readContent(content);
  if (parts.length > 0) draft.messages.push({ role, parts });
}

function readContent(content: CodeValue): readonly DraftPart[] {
  if (content.kind === 'list') return content.items.flatMap(readPart);
  return readPart(content);
}

function readPart(part: CodeValue): readonly DraftPart[] {
  if (part.kind === 'text') return [{ kind: 'text', value: part }];
  if (part.kind === 'unknown') return [{ kind: 'text', value: holeText(part) }];
  if (part.kind === 'list' || part.kind === 'scalar') return [];
  const text = settingOf(part, 'text', 'thinking') ?? fromText(part);
  if (text && text.kind !== 'record') return readPart(text);
  return readMedia(part);
}

/** `types.Part.from_text(text)` of Google's Python SDK. */
function fromText(part: CodeValue): CodeValue | undefined {
  return part.kind === 'call' && /\bfrom_text$/.test(part.callee) ? part.positional[0] : undefined;
}

/** A text that is all hole. */
export function holeText(value: CodeValue): CodeText {
  const { place } = value;
  const named = value.kind === 'unknown' ? value : { name: 'value', label: 'value' };
  const { name, label } = named;
  return { kind: 'text', place, pieces: [{ kind: 'hole', name, label, range: place.range }] };
}

const MEDIA: readonly (readonly [RegExp, 'image' | 'audio' | 'video' | 'document'])[] = [
  [/image/i, 'image'],
  [/audio/i, 'audio'],
  [/video/i, 'video'],
  [/file|document|pdf|inline_?data/i, 'document'],
];

const MEDIA_KEYS = [
  'image_url',
  'image',
  'input_audio',
  'audio',
  'video',
  'document',
  'file',
  'file_data',
  'fileData',
  'inlineData',
  'inline_data',
  'source',
  'data',
];

function readMedia(part: CodeValue): readonly DraftPart[] {
  const type = literalOf(settingOf(part, 'type')) ?? '';
  const key = MEDIA_KEYS.find((name) => settingOf(part, name));
  if (key === undefined) return [];
  const value = settingOf(part, key) ?? part;
  const mime = literalOf(settingOf(value, 'mimeType', 'mime_type', 'media_type')) ?? '';
  const mediaKind = MEDIA.find(([pattern]) => pattern.test(`${type} ${key} ${mime}`.trim()))?.[1];
  if (!mediaKind) return [];
  const source = settingOf(value, 'url', 'data', 'uri', 'fileUri', 'file_uri') ?? value;
  const detail = detailOf(literalOf(settingOf(value, 'detail') ?? settingOf(part, 'detail')));
  return [{ kind: 'media', mediaKind, value: source, ...(detail && { detail }) }];
}

function detailOf(word: string | undefined): 'low' | 'high' | 'auto' | undefined {
  return word === 'low' || word === 'high' || word === 'auto' ? word : undefined;
}
