import { decodeBase64 } from './decode-base64.ts';

/** What a prompt file holds of a medium: the beginning of its bytes. */
export type MediaBytes = {
  readonly bytes: Uint8Array;
  /** Whether `bytes` is all of it. */
  readonly isWhole: boolean;
};

const MAX_BYTES = 4 * 1024 * 1024;
const HEADER = /^\s*data:[^,]{0,200};base64,/i;

/** The bytes of a base64 data URI; undefined for a URL, a path or a template expression. */
export function readDataUri(source: string): MediaBytes | undefined {
  const header = HEADER.exec(source.slice(0, 300))?.[0];
  if (header === undefined) return undefined;
  const bytes = decodeBase64(source.slice(header.length), MAX_BYTES);
  return { bytes, isWhole: bytes.length < MAX_BYTES };
}
