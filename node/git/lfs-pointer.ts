import { resolve } from 'node:path';
import type { FileContent } from '../../shared/text/files.ts';
import { sentence } from '../../shared/text/sentence.ts';
import type { GitFolder } from './git-command.ts';
import { readFileInside } from '../files/read-file-inside.ts';
import { runGit } from './run-git.ts';

// https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md: under 1024 bytes, the version line first.
const POINTER =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:[^\n]*\n)*?oid sha256:([0-9a-f]{64})\nsize \d+\n/;

/** The SHA-256 id in a Git LFS pointer, the small text that git keeps in place of a large file. */
export function findLfsId(text: string): string | undefined {
  return text.length < 1024 ? POINTER.exec(text)?.[1] : undefined;
}

/** The answer for a pointer whose file is not here. */
export const LFS_POINTER: FileContent = {
  kind: 'unreadable',
  reason: sentence`only its Git LFS pointer is here`,
  hint: sentence`Run git lfs fetch --all and git lfs checkout (actions/checkout: lfs: true).`,
};

/** The file behind a pointer, from the local LFS store. */
export async function readLfsFile(
  folder: GitFolder,
  lfsId: string,
  maxBytes: number,
): Promise<FileContent> {
  const gitFolder = (await runGit(folder, ['rev-parse', '--git-common-dir'])).replace(/\n$/, '');
  const store = resolve(folder.root, gitFolder, 'lfs', 'objects');
  const path = `${lfsId.slice(0, 2)}/${lfsId.slice(2, 4)}/${lfsId}`;
  const content = readFileInside(store, path, maxBytes);
  return content.kind === 'missing' ? LFS_POINTER : content;
}
