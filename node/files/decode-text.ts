import { isUtf8 } from 'node:buffer';
import type { FileContent } from '../../shared/text/files.ts';
import { sentence } from '../../shared/text/sentence.ts';

/**
 * Bytes as text, without a byte order mark. Bytes that are not UTF-8 are refused, not replaced: a replacement
 * character counts as other tokens than what the model would get.
 */
export function decodeText(bytes: Buffer): FileContent {
  if (isUtf16(bytes))
    return { kind: 'unreadable', reason: sentence`UTF-16 text`, hint: sentence`Save it as UTF-8.` };
  if (bytes.includes(0)) return { kind: 'unreadable', reason: sentence`a binary file` };
  if (!isUtf8(bytes)) {
    return {
      kind: 'unreadable',
      reason: sentence`not UTF-8 text`,
      hint: sentence`Save it as UTF-8.`,
    };
  }
  return { kind: 'text', text: new TextDecoder().decode(bytes) };
}

/** Why a file cannot be read. */
export type Unreadable = Extract<FileContent, { kind: 'unreadable' }>;

/** The answer for a file above its limit; it has not been read. */
export function refuseSize(sizeBytes: number, maxBytes: number): Unreadable {
  const reason = sentence`${toMegabytes(sizeBytes)} MB, more than the ${toMegabytes(maxBytes)} MB that are read`;
  return { kind: 'unreadable', reason, isTooLarge: true };
}

// Rounded up, so that a file just above the limit does not read as the limit itself.
function toMegabytes(sizeBytes: number): number {
  return Math.ceil((sizeBytes / 1024 / 1024) * 10) / 10;
}

function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.subarray(0, 2).toString('hex');
  return mark === 'fffe' || mark === 'feff';
}
