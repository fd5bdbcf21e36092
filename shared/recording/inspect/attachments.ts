import { fieldOf, isJsonArray, isJsonObject } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';

const PREFIX = 'attachment://';
/** Deeper values are no messages. */
const MAX_DEPTH = 12;

/** A value with the long texts that Inspect keeps apart (`attachment://hash`) put back. Images stay apart. */
export function withAttachments(value: Json, attachments: Json | undefined, depth = 0): Json {
  if (typeof value === 'string') return attachedText(value, attachments);
  if (depth >= MAX_DEPTH) return value;
  if (isJsonArray(value)) return value.map((item) => withAttachments(item, attachments, depth + 1));
  if (!isJsonObject(value)) return value;
  const object: { [name: string]: Json } = Object.create(null);
  for (const [name, field] of Object.entries(value)) {
    object[name] = withAttachments(field, attachments, depth + 1);
  }
  return object;
}

function attachedText(text: string, attachments: Json | undefined): string {
  if (!text.startsWith(PREFIX)) return text;
  const attached = fieldOf(attachments, text.slice(PREFIX.length));
  return typeof attached === 'string' && !attached.startsWith('data:') ? attached : text;
}
