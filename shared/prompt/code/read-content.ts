import type { CallDraft, DraftPart } from './call-draft.ts';
import { settingOf } from './call-settings.ts';
import { type CodeText, type CodeValue, literalOf } from './code-value.ts';
import { readCacheMarker } from './read-cache-marker.ts';

/** The parts of a message's content: a text, a list of parts, or what the program puts there. */
export function readContent(draft: CallDraft, content: CodeValue): readonly DraftPart[] {
  const items = content.kind === 'list' ? content.items : [content];
  return items.flatMap((item) => markLast(draft, readPart(draft, item), item));
}

/** The parts with the marker of what they are part of behind them. */
export function markLast(
  draft: CallDraft,
  parts: readonly DraftPart[],
  holder: CodeValue,
): readonly DraftPart[] {
  const marker = readCacheMarker(holder);
  const last = parts.at(-1);
  if (marker === undefined) return parts;
  if (marker === 'unknown' || !last) {
    draft.isOpen = true;
    return parts;
  }
  return [...parts.slice(0, -1), { ...last, cacheMarker: marker }];
}

function readPart(draft: CallDraft, part: CodeValue): readonly DraftPart[] {
  if (part.kind === 'text') return [{ kind: 'text', value: part }];
  if (part.kind === 'unknown') return [{ kind: 'text', value: holeText(part) }];
  if (part.kind === 'list' || part.kind === 'scalar') return [];
  const text = settingOf(part, 'text', 'thinking') ?? fromText(part);
  if (text && text.kind !== 'record') return readPart(draft, text);
  const result = resultOf(part);
  return result ? readContent(draft, result) : readMedia(part);
}

/** `types.Part.from_text(text)` of Google's Python SDK. */
function fromText(part: CodeValue): CodeValue | undefined {
  if (part.kind !== 'call' || !/\bfrom_text$/.test(part.callee)) return undefined;
  return part.positional[0];
}

/** What a tool answered, in a message of the user's. */
function resultOf(part: CodeValue): CodeValue | undefined {
  const isResult = literalOf(settingOf(part, 'type')) === 'tool_result';
  return isResult ? settingOf(part, 'content') : undefined;
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
