import { decodeText, refuseSize } from '../files/decode-text.ts';
import { isListed, toWorkspacePath } from '../files/workspace-path.ts';
import { unpackBrotli } from '../files/unpack-brotli.ts';
import { loadGrammar } from '../grammars/load-grammar.ts';
import { OUTSIDE } from '../files/read-file-inside.ts';
import {
  type BytesContent,
  type FileContent,
  MAX_TEXT_BYTES,
  type FileReader,
} from '../../shared/text/files.ts';
import { sentence } from '../../shared/text/sentence.ts';
import { UserError } from '../../shared/text/user-error.ts';
import { type BlobAnswer, openBlobReader } from './blob-reader.ts';
import { type CommitTree, findEntry, followLink, readCommitTree } from './commit-tree.ts';
import { findCommit } from './find-commit.ts';
import type { GitFolder } from './git-command.ts';
import { findLfsId, readLfsFile } from './lfs-pointer.ts';

/** One commit's files below a folder, without a checkout. `close` ends the git process behind it. */
export type CommitFiles = FileReader & {
  readonly commitId: string;
  /** Git's id of the file; undefined for links, whose content may change while they do not. */
  readonly contentIdOf: (path: string) => string | undefined;
  readonly close: () => Promise<void>;
};

/** As many links as Linux follows before it calls them a loop. */
const MAX_LINKS = 40;
const MAX_LINK_BYTES = 4096;

/** `commit` is any name of a commit that is here. A folder that the commit lacks has no files. */
export async function openCommitFiles(folder: GitFolder, commit: string): Promise<CommitFiles> {
  const commitId = await findCommit(folder, commit);
  if (commitId === undefined) {
    throw new UserError(`There is no commit ${JSON.stringify(commit)} in this clone`, {
      hint: 'Fetch it first, or check the name.',
    });
  }
  const tree = await readCommitTree(folder, commitId);
  const blobs = openBlobReader(folder);
  let folders: ReadonlySet<string> | undefined;

  async function read(path: string, maxBytes: number): Promise<FileContent> {
    const found = await findFile(path);
    if (found.kind !== 'file') return found;
    const content = toContent(await blobs.read(found.blobId, maxBytes), maxBytes);
    const lfsId = content.kind === 'text' ? findLfsId(content.text) : undefined;
    return lfsId === undefined ? content : readLfsFile(folder, lfsId, maxBytes);
  }

  async function findFile(written: string): Promise<FileContent | FileEntry> {
    let path = toWorkspacePath(written);
    for (let links = 0; links < MAX_LINKS; links += 1) {
      if (path === undefined) return OUTSIDE;
      const entry = findEntry(tree, path);
      if (!entry) {
        folders ??= listFolders(tree);
        return folders.has(path) ? FOLDER : { kind: 'missing' };
      }
      if (entry.kind === 'file') return entry;
      if (entry.kind === 'submodule') return SUBMODULE;
      const target = await blobs.read(entry.objectId, MAX_LINK_BYTES);
      if (target.kind !== 'object') return toContent(target, MAX_LINK_BYTES);
      path = followLink(entry.path, target.bytes.toString('utf8'), path);
    }
    return { kind: 'unreadable', reason: sentence`a symbolic link that leads back to itself` };
  }

  return {
    commitId,
    read: (path, options) => read(path, options?.maxBytes ?? MAX_TEXT_BYTES),
    list: async () => listTree(tree),
    loadGrammar,
    unpackBrotli,
    contentIdOf: (path) => blobIdOf(tree, path),
    readBytes: async (path, { maxBytes = MAX_TEXT_BYTES } = {}) => {
      const found = await findFile(path);
      if (found.kind !== 'file') return noBytes(found);
      return toBytes(await blobs.read(found.blobId, maxBytes), maxBytes);
    },
    close: blobs.close,
  };
}

function blobIdOf(tree: CommitTree, path: string): string | undefined {
  const entry = tree.get(path);
  return entry?.kind === 'file' ? entry.objectId : undefined;
}

function toBytes(answer: BlobAnswer, maxBytes: number): BytesContent {
  if (answer.kind === 'object') return { kind: 'bytes', bytes: answer.bytes };
  return noBytes(toContent(answer, maxBytes));
}

/** The same answer, for a caller who wants no text. */
function noBytes(content: FileContent): BytesContent {
  return content.kind === 'text' ? { kind: 'missing' } : content;
}

type FileEntry = { readonly kind: 'file'; readonly blobId: string };

const FOLDER: FileContent = { kind: 'unreadable', reason: sentence`a folder` };
const SUBMODULE: FileContent = {
  kind: 'unreadable',
  reason: sentence`inside a git submodule`,
  hint: sentence`Measure it in the repository it comes from.`,
};

function listTree(tree: CommitTree): readonly string[] {
  const paths: string[] = [];
  for (const [path, { kind }] of tree) if (kind !== 'submodule' && isListed(path)) paths.push(path);
  return paths.toSorted();
}

function listFolders(tree: CommitTree): ReadonlySet<string> {
  const folders = new Set(['']);
  for (const path of tree.keys()) {
    let end = path.lastIndexOf('/');
    while (end > 0 && !folders.has(path.slice(0, end))) {
      folders.add(path.slice(0, end));
      end = path.lastIndexOf('/', end - 1);
    }
  }
  return folders;
}

function toContent(answer: BlobAnswer, maxBytes: number): FileContent {
  switch (answer.kind) {
    case 'object':
      return decodeText(answer.bytes);
    case 'too-large':
      return refuseSize(answer.sizeBytes, maxBytes);
    case 'missing':
      return NOT_HERE;
    case 'failed':
      return { ...NOT_HERE, reason: sentence`${NOT_HERE.reason}: ${answer.reason}` };
  }
}

const NOT_HERE = {
  kind: 'unreadable',
  reason: sentence`its content is not in this clone`,
  hint: sentence`Fetch it from the remote first, or clone without --filter.`,
} as const;
