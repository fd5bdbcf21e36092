import { posix } from 'node:path';
import { toWorkspacePath } from '../files/workspace-path.ts';
import type { GitFolder } from './git-command.ts';
import { runGit } from './run-git.ts';

type TreeEntry = {
  readonly kind: 'file' | 'link' | 'submodule';
  readonly objectId: string;
};

/** The files of one commit below the folder, by path relative to it. Empty when the commit lacks the folder. */
export type CommitTree = ReadonlyMap<string, TreeEntry>;

/** Without sizes: asking for them would make a partial clone fetch every file of the commit, one by one. */
export async function readCommitTree(folder: GitFolder, commitId: string): Promise<CommitTree> {
  const listing = await runGit(folder, ['ls-tree', '-r', '-z', commitId]);
  const tree = new Map<string, TreeEntry>();
  for (const record of listing.split('\0')) {
    const tab = record.indexOf('\t');
    if (tab === -1) continue;
    const [mode = '', , objectId = ''] = record.slice(0, tab).split(' ');
    tree.set(record.slice(tab + 1), { kind: toKind(mode), objectId });
  }
  return tree;
}

function toKind(mode: string): TreeEntry['kind'] {
  if (mode === '120000') return 'link';
  return mode === '160000' ? 'submodule' : 'file';
}

export type FoundEntry =
  | { readonly kind: 'file'; readonly blobId: string }
  | { readonly kind: 'link' | 'submodule'; readonly path: string; readonly objectId: string }
  | undefined;

/** What stands at a path: itself, or the first link or submodule on the way to it. */
export function findEntry(tree: CommitTree, path: string): FoundEntry {
  const entry = tree.get(path);
  if (entry?.kind === 'file') return { kind: 'file', blobId: entry.objectId };
  for (let end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
    const part = end === -1 ? path : path.slice(0, end);
    const found = tree.get(part);
    if (found && found.kind !== 'file') {
      return { kind: found.kind, path: part, objectId: found.objectId };
    }
    if (end === -1) return undefined;
  }
}

/** Where a link leads, with the rest of the path behind it; undefined when that is outside the workspace. */
export function followLink(link: string, target: string, path: string): string | undefined {
  if (target.startsWith('/')) return undefined;
  return toWorkspacePath(`${posix.dirname(link)}/${target}/${path.slice(link.length)}`);
}
