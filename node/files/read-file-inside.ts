import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { FileContent } from '../../shared/text/files.ts';
import { sentence } from '../../shared/text/sentence.ts';
import { decodeText, refuseSize, type Unreadable } from './decode-text.ts';
import { toWorkspacePath } from './workspace-path.ts';

export const OUTSIDE: Unreadable = {
  kind: 'unreadable',
  reason: sentence`outside the workspace`,
  hint: sentence`Use a path inside the folder that holds the config.`,
};

type NoContent = Exclude<FileContent, { kind: 'text' }>;

/** A file that is open, and regular; or why it is not. */
type OpenedFile =
  | { readonly kind: 'open'; readonly file: number; readonly sizeBytes: number }
  | NoContent;

/**
 * What one file below `root` holds. Symbolic links are followed as long as they stay inside.
 * Synchronous: for files of this size the way to the thread pool and back costs ten times the reading.
 */
export function readFileInside(root: string, path: string, maxBytes: number): FileContent {
  const content = readBytesInside(root, path, maxBytes);
  return content.kind === 'bytes' ? decodeText(content.bytes) : content;
}

/** The same, as bytes. */
export function readBytesInside(
  root: string,
  path: string,
  maxBytes: number,
): { readonly kind: 'bytes'; readonly bytes: Buffer } | NoContent {
  const opened = openFileInside(root, path);
  if (opened.kind !== 'open') return opened;
  const { file, sizeBytes } = opened;
  try {
    if (sizeBytes > maxBytes) return refuseSize(sizeBytes, maxBytes);
    return { kind: 'bytes', bytes: readBytes(file, sizeBytes) };
  } catch (error) {
    return explainReadError(error);
  } finally {
    closeSync(file);
  }
}

/** Opens a file for whoever closes it. */
export function openFileInside(root: string, path: string): OpenedFile {
  const inside = toWorkspacePath(path);
  if (inside === undefined) return OUTSIDE;
  try {
    const realRoot = realpathSync.native(root);
    const target = realpathSync.native(join(realRoot, inside));
    if (target !== realRoot && !isInside(relative(realRoot, target))) return OUTSIDE;
    return openRegularFile(target);
  } catch (error) {
    return explainReadError(error);
  }
}

function isInside(path: string): boolean {
  const target = toWorkspacePath(path.split(sep).join('/'));
  return target !== undefined && target !== '';
}

// Opened without following a last link (the path is real already) and without waiting for the writer of a FIFO;
// asked what it is only once it is open, so that nothing can be swapped in between.
function openRegularFile(path: string): OpenedFile {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = openSync(path, flags);
  const stats = fstatSync(file);
  if (stats.isFile()) return { kind: 'open', file, sizeBytes: stats.size };
  closeSync(file);
  return {
    kind: 'unreadable',
    reason: stats.isDirectory() ? sentence`a folder` : sentence`not a regular file`,
  };
}

function readBytes(file: number, sizeBytes: number): Buffer {
  const bytes = Buffer.allocUnsafe(sizeBytes);
  let length = 0;
  while (length < sizeBytes) {
    const bytesRead = readSync(file, bytes, length, sizeBytes - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

const REASONS: ReadonlyMap<string, NoContent> = new Map<string, NoContent>([
  ['ENOENT', { kind: 'missing' }],
  ['ENOTDIR', { kind: 'missing' }],
  ['ENAMETOOLONG', { kind: 'missing' }],
  ['EISDIR', { kind: 'unreadable', reason: sentence`a folder` }],
  ['ELOOP', { kind: 'unreadable', reason: sentence`a symbolic link that leads back to itself` }],
  ['ENXIO', { kind: 'unreadable', reason: sentence`not a regular file` }],
  ['EACCES', { kind: 'unreadable', reason: sentence`no permission to read it` }],
  ['EPERM', { kind: 'unreadable', reason: sentence`no permission to read it` }],
]);

function explainReadError(error: unknown): NoContent {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const answer = REASONS.get(code);
  if (answer) return answer;
  if (!/^E[A-Z]+$/.test(code)) throw error;
  return { kind: 'unreadable', reason: sentence`the system answered ${code}` };
}
