import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { FileContent } from '../../shared/text/files.ts';
import { decodeText, refuseSize } from './decode-text.ts';
import { toWorkspacePath } from './workspace-path.ts';

export const OUTSIDE: FileContent = {
  kind: 'unreadable',
  reason: 'outside the workspace',
  hint: 'Use a path inside the folder that holds the config.',
};

/**
 * What one file below `root` holds. Symbolic links are followed as long as they stay inside.
 * Synchronous: for files of this size the way to the thread pool and back costs ten times the reading.
 */
export function readFileInside(root: string, path: string, maxBytes: number): FileContent {
  const inside = toWorkspacePath(path);
  if (inside === undefined) return OUTSIDE;
  try {
    const realRoot = realpathSync.native(root);
    const target = realpathSync.native(join(realRoot, inside));
    if (target !== realRoot && !isInside(relative(realRoot, target))) return OUTSIDE;
    return readRegularFile(target, maxBytes);
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
function readRegularFile(path: string, maxBytes: number): FileContent {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = openSync(path, flags);
  try {
    const stats = fstatSync(file);
    if (stats.isDirectory()) return { kind: 'unreadable', reason: 'a folder' };
    if (!stats.isFile()) return { kind: 'unreadable', reason: 'not a regular file' };
    if (stats.size > maxBytes) return refuseSize(stats.size, maxBytes);
    return decodeText(readBytes(file, stats.size));
  } finally {
    closeSync(file);
  }
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

const REASONS: ReadonlyMap<string, FileContent> = new Map([
  ['ENOENT', { kind: 'missing' }],
  ['ENOTDIR', { kind: 'missing' }],
  ['ENAMETOOLONG', { kind: 'missing' }],
  ['EISDIR', { kind: 'unreadable', reason: 'a folder' }],
  ['ELOOP', { kind: 'unreadable', reason: 'a symbolic link that leads back to itself' }],
  ['ENXIO', { kind: 'unreadable', reason: 'not a regular file' }],
  ['EACCES', { kind: 'unreadable', reason: 'no permission to read it' }],
  ['EPERM', { kind: 'unreadable', reason: 'no permission to read it' }],
]);

function explainReadError(error: unknown): FileContent {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const answer = REASONS.get(code);
  if (answer) return answer;
  if (!/^E[A-Z]+$/.test(code)) throw error;
  return { kind: 'unreadable', reason: `the system answered ${code}` };
}
