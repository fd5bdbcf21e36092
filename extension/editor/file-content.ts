import type { BytesContent, FileContent } from '../../shared/text/files.ts';
import { sentence } from '../../shared/text/sentence.ts';

type Unreadable = Extract<BytesContent, { kind: 'unreadable' }>;

const BINARY: Unreadable = {
  kind: 'unreadable',
  reason: sentence`The file is binary, not text`,
};

export function decode(bytes: Uint8Array): FileContent {
  return bytes.includes(0) ? BINARY : { kind: 'text', text: new TextDecoder().decode(bytes) };
}

export function tooLarge(size: number, maxBytes: number): Unreadable {
  return {
    kind: 'unreadable',
    isTooLarge: true,
    reason: sentence`The file has ${megabytes(size)}; at most ${megabytes(maxBytes)} are read`,
    hint: sentence`Read it with the command line: promptfare count.`,
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}
