import type { MediaBytes } from './data-uri.ts';

/** What begins a box: its size and its name. */
const HEADER_BYTES = 8;

/** The duration of an MP4 or QuickTime video in seconds; undefined for other formats, and where it is not in the bytes. */
export function readVideoSeconds({ bytes }: MediaBytes): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (nameAt(bytes, 0) !== 'ftyp') return undefined;
  const movie = findBox(view, 'moov', { start: 0, end: bytes.length });
  const header = movie && findBox(view, 'mvhd', movie);
  return header && readDuration(view, header);
}

type Box = { readonly start: number; readonly end: number };

/** The contents of the box of that name among those in `within`. */
function findBox(view: DataView, name: string, within: Box): Box | undefined {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  for (let at = within.start; at + HEADER_BYTES <= within.end;) {
    const size = view.getUint32(at);
    // 0 reaches to the end, 1 has a size of 64 bits: only media data is that large.
    if (size < HEADER_BYTES) return undefined;
    const end = Math.min(at + size, within.end);
    if (nameAt(bytes, at) === name) return { start: at + HEADER_BYTES, end };
    at += size;
  }
  return undefined;
}

/** Version and flags, two times, the units of a second, the duration; the longer version has times of 64 bits. */
function readDuration(view: DataView, { start, end }: Box): number | undefined {
  const isLong = start < end && view.getUint8(start) === 1;
  const at = start + (isLong ? 20 : 12);
  if (at + (isLong ? 12 : 8) > end) return undefined;
  const unitsPerSecond = view.getUint32(at);
  const units = isLong ? Number(view.getBigUint64(at + 4)) : view.getUint32(at + 4);
  return unitsPerSecond > 0 && units > 0 ? units / unitsPerSecond : undefined;
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at + 4, at + HEADER_BYTES));
}
