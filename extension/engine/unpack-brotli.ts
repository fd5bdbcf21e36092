import { brotliDecompressSync } from 'node:zlib';
import type { UnpackBytes } from '../../shared/text/files.ts';

/** In the thread of Node only. */
export const unpackBrotli: UnpackBytes = (bytes, maxBytes) => {
  try {
    return brotliDecompressSync(bytes, { maxOutputLength: maxBytes });
  } catch {
    return undefined;
  }
};
