import { Decompress, Inflate } from 'fflate';
import { joinBytes } from '../exchange/base64.ts';

/** A slice of this size becomes 8 MB at most: deflate shrinks a thousandfold and no more. */
const SLICE_BYTES = 8 * 1024;

/**
 * What gzip, zlib or (`raw`) bare deflate data holds. Undefined when it is damaged, cut off or larger than `maxBytes`:
 * a bomb is given up after one slice too many.
 */
export function inflateBounded(
  bytes: Uint8Array,
  options: { readonly maxBytes: number; readonly raw?: boolean },
): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  const take = (part: Uint8Array, final: boolean): void => {
    length += part.length;
    if (length <= options.maxBytes) parts.push(part);
    isWhole ||= final;
  };
  try {
    const stream = options.raw ? new Inflate(take) : new Decompress(take);
    for (let at = 0; at < bytes.length && length <= options.maxBytes; at += SLICE_BYTES) {
      const end = Math.min(at + SLICE_BYTES, bytes.length);
      stream.push(bytes.subarray(at, end), end === bytes.length);
    }
  } catch {
    return undefined;
  }
  return isWhole && length <= options.maxBytes ? joinBytes(parts) : undefined;
}
