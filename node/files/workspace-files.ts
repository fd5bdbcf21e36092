import { findLfsId, LFS_POINTER } from '../git/lfs-pointer.ts';
import { openBlobReader } from '../git/blob-reader.ts';
import type { Environment, GitFolder } from '../git/git-command.ts';
import { findLfFiles } from '../git/find-lf-files.ts';
import { listWorkTree, type WorkTree } from '../git/list-work-tree.ts';
import { type FileContent, MAX_TEXT_BYTES, type FileReader } from '../../shared/text/files.ts';
import { sentence } from '../../shared/text/sentence.ts';
import { decodeText, refuseSize } from './decode-text.ts';
import { unpackBrotli } from './unpack-brotli.ts';
import { loadGrammar } from '../grammars/load-grammar.ts';
import { listFolder } from './list-folder.ts';
import { readBytesInside, readFileInside } from './read-file-inside.ts';
import { openLinesInside } from './read-lines-inside.ts';
import { toWorkspacePath } from './workspace-path.ts';

export type WorkspaceFiles = FileReader & {
  /** Git's id of the file as it is on disk, once `list` has been awaited; undefined for new, edited and linked files. */
  readonly contentIdOf: (path: string) => string | undefined;
};

/** Files as they are on disk below `root`. The listing is made once, files are read every time. */
export function openWorkspaceFiles(
  root: string,
  options: { readonly env?: Environment } = {},
): WorkspaceFiles {
  const folder: GitFolder = { root, ...options };
  let workTree: Promise<WorkTree | undefined> | undefined;
  const askGit = (): Promise<WorkTree | undefined> => (workTree ??= listWorkTree(folder));
  let paths: Promise<readonly string[]> | undefined;
  let lfFiles: Promise<ReadonlySet<string>> | undefined;
  let blobIds: ReadonlyMap<string, string> | undefined;

  async function list(): Promise<readonly string[]> {
    const listed = await askGit();
    blobIds = listed?.blobIds;
    return listed?.paths ?? listFolder(root);
  }

  async function read(path: string, maxBytes: number): Promise<FileContent> {
    const content = readFileInside(root, path, maxBytes);
    if (content.kind === 'missing') return readOffDisk(path, maxBytes);
    return withStoredLineEnds(path, refusePointer(content));
  }

  async function withStoredLineEnds(path: string, content: FileContent): Promise<FileContent> {
    if (content.kind !== 'text' || !content.text.includes('\r\n')) return content;
    lfFiles ??= askGit().then((listed) => (listed ? findLfFiles(folder) : new Set()));
    if (!(await lfFiles).has(toWorkspacePath(path) ?? '')) return content;
    return { kind: 'text', text: content.text.replaceAll('\r\n', '\n') };
  }

  // A sparse checkout holds the file without showing it; to call it removed would make every change look cheaper.
  async function readOffDisk(path: string, maxBytes: number): Promise<FileContent> {
    const inside = toWorkspacePath(path);
    const blobId = inside === undefined ? undefined : (await askGit())?.offDisk.get(inside);
    if (blobId === undefined) return { kind: 'missing' };
    const blobs = openBlobReader(folder);
    const answer = await blobs.read(blobId, maxBytes);
    await blobs.close();
    if (answer.kind === 'object') return refusePointer(decodeText(answer.bytes));
    if (answer.kind === 'too-large') return refuseSize(answer.sizeBytes, maxBytes);
    return OFF_DISK;
  }

  return {
    read: (path, { maxBytes = MAX_TEXT_BYTES } = {}) => read(path, maxBytes),
    list: () => (paths ??= list()),
    contentIdOf: (path) => blobIds?.get(path),
    readBytes: async (path, { maxBytes = MAX_TEXT_BYTES } = {}) =>
      readBytesInside(root, path, maxBytes),
    openLines: async (path) => openLinesInside(root, path),
    loadGrammar,
    unpackBrotli,
  };
}

const OFF_DISK: FileContent = {
  kind: 'unreadable',
  reason: sentence`outside the sparse checkout and not in this clone`,
};

function refusePointer(content: FileContent): FileContent {
  const isPointer = content.kind === 'text' && findLfsId(content.text) !== undefined;
  return isPointer ? LFS_POINTER : content;
}
