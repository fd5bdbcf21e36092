import type { CacheMarker, MediaPart, MessagePart, TextPart } from '../../prompt.ts';
import {
  childOf,
  entriesOf,
  isList,
  isObject,
  isText,
  itemsOf,
  spanOfNode,
  textNodeOf,
  textOf,
} from './source-node.ts';
import type { SourceNode, TextNode } from './source-node.ts';

/** Texts of files that a chat refers to as `file://…`, by reference. */
export type LoadedTexts = ReadonlyMap<string, TextNode>;

/** `isComplete`: everything that is sent stands in `parts`. */
export type Content = { readonly parts: readonly MessagePart[]; readonly isComplete: boolean };

/** A message's content: a text, a part, or a list of both, in the words of any provider that promptfoo knows. */
export function readContent(node: SourceNode | undefined, texts: LoadedTexts): Content {
  if (!node) return { parts: [], isComplete: true };
  if (isText(node)) return { parts: [textPart(node, texts)], isComplete: true };
  if (isObject(node.value)) return readPart(node, texts);
  if (!isList(node.value)) return { parts: [], isComplete: false };
  const contents = itemsOf(node).map((item) =>
    typeof item.value === 'string' || isObject(item.value)
      ? readContent(item, texts)
      : { parts: [], isComplete: false },
  );
  return {
    parts: contents.flatMap(({ parts }) => parts),
    isComplete: contents.every(({ isComplete }) => isComplete),
  };
}

/** Where a part keeps its text: OpenAI and Anthropic, Gemini and Bedrock `text`; Adaline `value`. */
function readPart(node: SourceNode, texts: LoadedTexts): Content {
  const type = textOf(node, 'type') ?? textOf(node, 'modality');
  const text =
    textNodeOf(node, 'text') ?? (type === 'text' ? textNodeOf(node, 'value') : undefined);
  if (text) return { parts: [{ ...textPart(text, texts), ...readMarker(node) }], isComplete: true };
  const media = readMedia(node, type);
  return media
    ? { parts: [{ ...media, ...readMarker(node) }], isComplete: true }
    : { parts: [], isComplete: false };
}

function textPart(node: TextNode, texts: LoadedTexts): TextPart {
  const loaded = texts.get(node.value) ?? node;
  return { kind: 'text', text: loaded.value, span: spanOfNode(loaded) };
}

/** Anthropic: five minutes unless the marker asks for an hour. */
function readMarker(node: SourceNode): { readonly cacheMarker?: CacheMarker } {
  const marker = childOf(node, 'cache_control');
  if (!marker || !isObject(marker.value)) return {};
  return { cacheMarker: textOf(marker, 'ttl') === '1h' ? '1h' : '5m' };
}

/** Keys that hold media, over all providers, and what they hold. */
const MEDIA_KEYS: readonly (readonly [string, MediaPart['mediaKind']])[] = [
  ['image_url', 'image'],
  ['image', 'image'],
  ['input_audio', 'audio'],
  ['audio', 'audio'],
  ['video', 'video'],
  ['document', 'document'],
  ['file', 'document'],
  ['file_data', 'document'],
  ['inlineData', 'image'],
  ['inline_data', 'image'],
  ['fileData', 'image'],
  ['source', 'image'],
];

function readMedia(node: SourceNode, type: string | undefined): MediaPart | undefined {
  for (const [key, kind] of MEDIA_KEYS) {
    const holder = childOf(node, key);
    const source = holder && findSource(holder, 0);
    if (!source) continue;
    const detail = textOf(holder, 'detail') ?? textOf(node, 'detail');
    return {
      kind: 'media',
      mediaKind: kindOf(type, mimeTypeOf(holder)) ?? kind,
      source: source.value,
      ...(detail === 'low' || detail === 'high' || detail === 'auto' ? { detail } : {}),
      span: spanOfNode(source),
    };
  }
  return undefined;
}

const SOURCE_KEYS = new Set(['url', 'data', 'bytes', 'uri', 'fileUri', 'file_data', 'file_id']);

/** The string that names the media: the value itself or one under a known key, two levels down at most. */
function findSource(node: SourceNode, depth: number): TextNode | undefined {
  if (isText(node)) return node;
  for (const [key, child] of entriesOf(node)) {
    if (SOURCE_KEYS.has(key) && isText(child)) return child;
    const deeper = key === 'source' && depth < 2 ? findSource(child, depth + 1) : undefined;
    if (deeper) return deeper;
  }
  return undefined;
}

function mimeTypeOf(node: SourceNode): string | undefined {
  return textOf(node, 'mimeType') ?? textOf(node, 'mime_type') ?? textOf(node, 'media_type');
}

function kindOf(...names: readonly (string | undefined)[]): MediaPart['mediaKind'] | undefined {
  for (const name of names) {
    if (name === undefined) continue;
    if (/audio/i.test(name)) return 'audio';
    if (/video/i.test(name)) return 'video';
    if (/image/i.test(name)) return 'image';
    if (/document|pdf|file/i.test(name)) return 'document';
  }
  return undefined;
}
