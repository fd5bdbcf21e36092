import { brotliDecompressSync } from 'node:zlib';
import type { UnpackBytes } from '../../shared/text/files.ts';

/** Bodies of HTTP answers as some recorders keep them. */
export const unpackBrotli: UnpackBytes = (bytes, maxBytes) => {
  try {
    return brotliDecompressSync(bytes, { maxOutputLength: maxBytes });
  } catch {
    return undefined;
  }
};
