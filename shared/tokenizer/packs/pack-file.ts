import * as z from 'zod/mini';
import type { Pack, PackFile } from './pack.ts';

const MAGIC = 'PFP3';
const HEADER_BYTES = 8;
const MAX_JSON_BYTES = 1 << 20;

const packSchema = z.object({
  name: z.string(),
  models: z.array(z.string()),
  split: z.string(),
  composes: z.boolean(),
  addedTokens: z.array(z.string()),
  pairRanks: z.optional(z.array(z.number())),
  source: z.object({
    from: z.string(),
    licence: z.optional(z.string()),
    sha256: z.string(),
  }),
});

/** `PFP3`, the length of the description (u32, little-endian), the description as JSON in ASCII, the vocabulary file. */
export function writePackFile({ pack, vocabulary }: PackFile): Uint8Array {
  const json = toAscii(JSON.stringify(pack));
  const file = new Uint8Array(HEADER_BYTES + json.length + vocabulary.length);
  writeText(file, MAGIC, 0);
  new DataView(file.buffer).setUint32(MAGIC.length, json.length, true);
  writeText(file, json, HEADER_BYTES);
  file.set(vocabulary, HEADER_BYTES + json.length);
  return file;
}

/** Undefined when `file` is no pack. Keeps `file`. */
export function readPackFile(file: Uint8Array): PackFile | undefined {
  if (file.length < HEADER_BYTES || textOf(file.subarray(0, MAGIC.length)) !== MAGIC) {
    return undefined;
  }
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const jsonBytes = view.getUint32(MAGIC.length, true);
  const end = HEADER_BYTES + jsonBytes;
  if (jsonBytes > MAX_JSON_BYTES || end > file.length) return undefined;
  const pack = parsePack(textOf(file.subarray(HEADER_BYTES, end)));
  return pack && { pack, vocabulary: file.subarray(end) };
}

function parsePack(json: string): Pack | undefined {
  try {
    const { source, ...rest } = packSchema.parse(JSON.parse(json));
    const { licence, ...origin } = source;
    return { ...rest, source: { ...origin, ...(licence !== undefined && { licence }) } };
  } catch {
    return undefined;
  }
}

function toAscii(text: string): string {
  return text.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function writeText(file: Uint8Array, text: string, start: number): void {
  for (let at = 0; at < text.length; at += 1) file[start + at] = text.charCodeAt(at);
}

function textOf(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (const byte of bytes) parts.push(String.fromCharCode(byte));
  return parts.join('');
}
