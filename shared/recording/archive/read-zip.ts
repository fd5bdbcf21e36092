import { strFromU8 } from 'fflate';
import { sentence, type Sentence } from '../../text/sentence.ts';
import { inflateBounded } from './inflate-bounded.ts';
import { zstdBounded } from './zstd-bounded.ts';

/** One file of an archive, still packed. */
export type ZipEntry = { readonly name: string; readonly unpack: (maxBytes: number) => Unpacked };

type Unpacked =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: Sentence };

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
/** An eval of a million samples is split by its tool. */
const MAX_ENTRIES = 200_000;

/** Whether bytes begin like a ZIP archive. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * The files of a ZIP archive by its directory (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT); the last
 * of two with one name. Undefined when the directory is damaged. Nothing is unpacked before it is asked for.
 */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries = new Map<string, ZipEntry>();
  for (let index = 0; index < count && index < MAX_ENTRIES; index += 1) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE)
      return undefined;
    const nameBytes = view.getUint16(at + 28, true);
    const skippedBytes = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const name = strFromU8(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes));
    const place = {
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      start: view.getUint32(at + 42, true),
    };
    entries.set(name, { name, unpack: (maxBytes) => unpack(view, place, maxBytes) });
    at += ENTRY_BYTES + nameBytes + skippedBytes;
  }
  return entries;
}

function findEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT_BYTES);
  for (let at = view.byteLength - END_BYTES; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  return undefined;
}

type Place = { readonly method: number; readonly packedBytes: number; readonly start: number };

function unpack(view: DataView, { method, packedBytes, start }: Place, maxBytes: number): Unpacked {
  const damaged: Unpacked = { kind: 'refused', reason: sentence`it is damaged` };
  if (start + LOCAL_BYTES > view.byteLength) return damaged;
  if (view.getUint32(start, true) !== LOCAL_SIGNATURE) return damaged;
  const skipped = view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const from = start + LOCAL_BYTES + skipped;
  if (from + packedBytes > view.byteLength) return damaged;
  const packed = new Uint8Array(view.buffer, view.byteOffset + from, packedBytes);
  const unpacked = unpackBy(method, packed, maxBytes);
  if (unpacked === 'unknown') {
    return {
      kind: 'refused',
      reason: sentence`it is packed by method ${method}, which is not read`,
    };
  }
  if (unpacked) return { kind: 'bytes', bytes: unpacked };
  const megabytes = Math.round(maxBytes / 1024 / 1024);
  return {
    kind: 'refused',
    reason: sentence`it is damaged, or larger than ${megabytes} MB once unpacked`,
  };
}

function unpackBy(
  method: number,
  packed: Uint8Array,
  maxBytes: number,
): Uint8Array | 'unknown' | undefined {
  if (method === 0) return packed.length <= maxBytes ? packed : undefined;
  if (method === 8) return inflateBounded(packed, { maxBytes, raw: true });
  if (method === 93) return zstdBounded(packed, maxBytes);
  return 'unknown';
}
