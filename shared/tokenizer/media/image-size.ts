/** Pixels as the file stores them. */
export type ImageSize = { readonly width: number; readonly height: number };

/** The size of a PNG, JPEG, GIF or WebP image, from its first bytes; undefined when they do not say. */
export function readImageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = READERS.find(({ magic }) => startsWith(bytes, magic))?.read(view);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

type Reader = {
  readonly magic: readonly number[];
  readonly read: (view: DataView) => ImageSize | undefined;
};

const READERS: readonly Reader[] = [
  { magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], read: readPng },
  { magic: [0xff, 0xd8, 0xff], read: readJpeg },
  { magic: [0x47, 0x49, 0x46, 0x38], read: readGif },
  { magic: [0x52, 0x49, 0x46, 0x46], read: readWebp },
];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

/** IHDR is always the first chunk. */
function readPng(view: DataView): ImageSize | undefined {
  if (view.byteLength < 24) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function readGif(view: DataView): ImageSize | undefined {
  if (view.byteLength < 10) return undefined;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** Walks the segments up to the frame header: C0 to CF without C4, C8 and CC, which hold tables. */
function readJpeg(view: DataView): ImageSize | undefined {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}

/** RIFF container: a lossy (`VP8 `), lossless (`VP8L`) or extended (`VP8X`) chunk comes first. */
function readWebp(view: DataView): ImageSize | undefined {
  if (view.byteLength < 30 || view.getUint32(8) !== 0x57454250) return undefined;
  switch (view.getUint32(12)) {
    case 0x56503820:
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case 0x5650384c: {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503858:
      return { width: readUint24(view, 24) + 1, height: readUint24(view, 27) + 1 };
    default:
      return undefined;
  }
}

function readUint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
