import { isListed } from '../files/workspace-path.ts';
import type { GitFolder } from './git-command.ts';
import { tryGit } from './run-git.ts';
import { UserError } from '../../shared/text/user-error.ts';

/** What git knows about the files below a folder. */
export type WorkTree = {
  /** Sorted, without ignored and deleted files, submodules and nested repositories. */
  readonly paths: readonly string[];
  /** Git's id of what is on disk, for files that are as git holds them. */
  readonly blobIds: ReadonlyMap<string, string>;
  /** Ids of files that a sparse checkout keeps off the disk. */
  readonly offDisk: ReadonlyMap<string, string>;
};

const LIST = ['-s', '-v', '--cached', '--deleted', '--modified', '--others', '--exclude-standard'];

/** Undefined where there is no repository, no git, or one that git refuses to open. */
export async function listWorkTree(folder: GitFolder): Promise<WorkTree | undefined> {
  const answer = await tryGitHere(folder, ['ls-files', '-z', ...LIST]);
  if (answer === undefined) return undefined;
  const workTree = readListing(answer);
  if (workTree.paths.length > 0) return workTree;
  // Nothing at all: the folder itself may be ignored by a repository around it, and none of its business.
  const isIgnored = (await tryGitHere(folder, ['check-ignore', '--quiet', '.'])) !== undefined;
  return isIgnored ? undefined : workTree;
}

async function tryGitHere(folder: GitFolder, args: readonly string[]): Promise<string | undefined> {
  try {
    const answer = await tryGit(folder, args);
    return answer.kind === 'done' ? answer.stdout : undefined;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

// `? path`, or `<tag> <mode> <id> <stage>\t<path>`; a file that was deleted or edited has a line more, tag R or C.
const UNTRACKED = /^\? ([^]*[^/])$/;
const TRACKED = /^([A-Za-z]) (\d+) ([0-9a-f]+) (\d)\t([^]*)$/;
const LINK = '120000';
const SUBMODULE = '160000';

function readListing(listing: string): WorkTree {
  const paths = new Set<string>();
  const blobIds = new Map<string, string>();
  const offDisk = new Map<string, string>();
  for (const record of listing.split('\0')) {
    // A path that ends with `/` is a repository of its own.
    const untracked = UNTRACKED.exec(record)?.[1];
    if (untracked !== undefined) paths.add(untracked);
    const entry = readEntry(record);
    if (!entry) continue;
    if (entry.kind === 'listed') paths.add(entry.path);
    if (entry.kind === 'removed') paths.delete(entry.path);
    if (entry.blobId === undefined) blobIds.delete(entry.path);
    else blobIds.set(entry.path, entry.blobId);
    if (entry.blobId !== undefined && entry.isOffDisk) offDisk.set(entry.path, entry.blobId);
  }
  return { paths: [...paths].filter(isListed).toSorted(), blobIds, offDisk };
}

const KINDS: ReadonlyMap<string, Entry['kind']> = new Map([
  ['R', 'removed'],
  ['C', 'edited'],
]);

type Entry = {
  readonly path: string;
  readonly kind: 'listed' | 'removed' | 'edited';
  readonly isOffDisk: boolean;
  readonly blobId: string | undefined;
};

function readEntry(record: string): Entry | undefined {
  const [, tag = '', mode, id, stage, path = ''] = TRACKED.exec(record) ?? [];
  if (mode === undefined || mode === SUBMODULE) return undefined;
  // A small letter is a file that git was told not to look at (assume-unchanged): it may have been edited.
  const isAsHeld = /^[HS]$/.test(tag) && mode !== LINK && stage === '0';
  const blobId = isAsHeld ? id : undefined;
  return { path, kind: KINDS.get(tag) ?? 'listed', isOffDisk: tag === 'S', blobId };
}
