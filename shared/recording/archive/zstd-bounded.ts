import { decompress } from 'fzstd';

/** https://datatracker.ietf.org/doc/html/rfc8878#section-3.1.1 */
const FRAME_MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
const MAX_BLOCK_BYTES = 128 * 1024;
const CHECKSUM_BYTES = 4;

/**
 * What Zstandard frames hold. Undefined when they are damaged or larger than `maxBytes`. The frames are walked before
 * anything is decompressed: each block says how large it is, at most 128 kB once unpacked, and each header says how
 * much memory it wants.
 */
export function zstdBounded(bytes: Uint8Array, maxBytes: number): Uint8Array | undefined {
  const mostBytes = boundOfFrames(bytes, maxBytes);
  if (mostBytes === undefined || mostBytes > maxBytes + MAX_BLOCK_BYTES) return undefined;
  try {
    const whole = decompress(bytes);
    return whole.length <= maxBytes ? whole : undefined;
  } catch {
    return undefined;
  }
}

/** The most that the frames can hold; undefined when their structure is broken or asks for more than `maxBytes`. */
function boundOfFrames(bytes: Uint8Array, maxBytes: number): number | undefined {
  let at = 0;
  let bound = 0;
  while (at < bytes.length) {
    const magic = numberAt(bytes, at, 4);
    if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE_MAGIC) {
      at += 8 + numberAt(bytes, at + 4, 4);
      continue;
    }
    const header = magic === FRAME_MAGIC ? readHeader(bytes, at + 4) : undefined;
    if (!header || header.wantedBytes > maxBytes) return undefined;
    const blocks = walkBlocks(bytes, header.end);
    if (!blocks) return undefined;
    bound += blocks.bound;
    if (bound > maxBytes + MAX_BLOCK_BYTES) return bound;
    at = blocks.end + (header.hasChecksum ? CHECKSUM_BYTES : 0);
  }
  return at === bytes.length ? bound : undefined;
}

type Header = { readonly end: number; readonly hasChecksum: boolean; readonly wantedBytes: number };

function readHeader(bytes: Uint8Array, at: number): Header | undefined {
  const flags = bytes[at];
  if (flags === undefined) return undefined;
  const isSingleSegment = (flags & 0x20) !== 0;
  const sizeFlag = flags >> 6;
  const sizeBytes = sizeFlag === 0 ? (isSingleSegment ? 1 : 0) : 1 << sizeFlag;
  const dictionaryBytes = [0, 1, 2, 4][flags & 3] ?? 0;
  const sizeAt = at + 1 + (isSingleSegment ? 0 : 1) + dictionaryBytes;
  const contentBytes = numberAt(bytes, sizeAt, sizeBytes) + (sizeFlag === 1 ? 256 : 0);
  const window = bytes[at + 1] ?? 0;
  const windowBase = 2 ** (10 + (window >> 3));
  const windowBytes = isSingleSegment ? 0 : windowBase + (windowBase / 8) * (window & 7);
  return {
    end: sizeAt + sizeBytes,
    hasChecksum: (flags & 4) !== 0,
    // The window is what a decoder keeps at hand; a small file may name a large one and not use it.
    wantedBytes: Math.max(contentBytes, windowBytes > MAX_WINDOW_BYTES ? windowBytes : 0),
  };
}

/** Python's and the command line's usual levels want 8 MB at most. */
const MAX_WINDOW_BYTES = 64 * 1024 * 1024;

function walkBlocks(
  bytes: Uint8Array,
  start: number,
): { readonly end: number; readonly bound: number } | undefined {
  let at = start;
  let bound = 0;
  for (;;) {
    if (at + 3 > bytes.length) return undefined;
    const header = numberAt(bytes, at, 3);
    const size = header >> 3;
    const kind = (header >> 1) & 3;
    at += 3 + (kind === 1 ? 1 : size);
    bound += kind === 2 ? MAX_BLOCK_BYTES : size;
    if (kind === 3 || at > bytes.length) return undefined;
    if ((header & 1) === 1) return { end: at, bound };
  }
}

/** Little-endian; what lies beyond the end reads as zeros. */
function numberAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = length - 1; index >= 0; index -= 1)
    value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}
