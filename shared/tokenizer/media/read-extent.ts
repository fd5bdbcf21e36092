import type { MediaBytes } from './data-uri.ts';

/** The duration of a WAV sound in seconds; undefined for other formats, which say it only when decoded. */
export function readWavSeconds({ bytes }: MediaBytes): number | undefined {
  if (asciiAt(bytes, 0) !== 'RIFF' || asciiAt(bytes, 8) !== 'WAVE') return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const chunk = asciiAt(bytes, at);
    const size = view.getUint32(at + 4, true);
    if (chunk === 'fmt ' && at + 20 <= bytes.length) bytesPerSecond = view.getUint32(at + 16, true);
    if (chunk === 'data') return bytesPerSecond > 0 ? size / bytesPerSecond : undefined;
    // Chunks are padded to an even length.
    at += 8 + size + (size & 1);
  }
  return undefined;
}

const PAGE_TYPE = /^\/Type[ \t\r\n]{0,8}\/Page(?![a-zA-Z])/;

/** The pages of a PDF; undefined when it keeps them in compressed object streams, or is not here as a whole. */
export function countPdfPages({ bytes, isWhole }: MediaBytes): number | undefined {
  if (!isWhole || asciiAt(bytes, 0) !== '%PDF') return undefined;
  let pages = 0;
  for (let at = bytes.indexOf(SLASH); at >= 0; at = bytes.indexOf(SLASH, at + 1)) {
    const word = asciiAt(bytes, at, 24);
    if (word.startsWith('/ObjStm')) return undefined;
    if (PAGE_TYPE.test(word)) pages += 1;
  }
  return pages > 0 ? pages : undefined;
}

const SLASH = 0x2f;

function asciiAt(bytes: Uint8Array, start: number, length = 4): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}
