import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { GitFolder } from './git-command.ts';
import { runGit } from './run-git.ts';
import type { Head } from './base-choice.ts';

// 1000 new times 1000 removed files is git's own limit for comparing contents; beyond it only equal files are paired.
const DIFF = [
  'diff',
  '--name-status',
  '-z',
  '-M50%',
  '-l1000',
  '--diff-filter=RD',
  '--relative',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=all',
];

/** Files that have moved between the two sides, head path → base path, at least half alike. */
export async function findRenames(
  folder: GitFolder,
  baseSha: string,
  head: Head,
): Promise<ReadonlyMap<string, string>> {
  const sides = head.kind === 'commit' ? [baseSha, head.sha] : [baseSha];
  const changes = readChanges(await runGit(folder, [...DIFF, ...sides, '--']));
  if (head.kind === 'commit' || !changes.hasRemoved) return changes.renames;
  // A file moved by hand is removed for git, and its new place not yet known to it.
  const untracked = await runGit(folder, ['ls-files', '-z', '--others', '--exclude-standard']);
  if (untracked === '') return changes.renames;
  return withUntracked(
    folder,
    untracked,
    async (variables) =>
      readChanges(await runGit(folder, [...DIFF, baseSha, '--'], { variables })).renames,
  );
}

type Renames = ReadonlyMap<string, string>;

// Git compares untracked files only once they are announced in the index; a copy of it keeps the user's own as it is.
async function withUntracked(
  folder: GitFolder,
  untracked: string,
  find: (variables: { readonly [name: string]: string }) => Promise<Renames>,
): Promise<Renames> {
  const scratch = await mkdtemp(join(tmpdir(), 'promptfare-index-'));
  try {
    const variables = { GIT_INDEX_FILE: join(scratch, 'index') };
    const index = (await runGit(folder, ['rev-parse', '--git-path', 'index'])).replace(/\n$/, '');
    await copyFile(resolve(folder.root, index), variables.GIT_INDEX_FILE);
    // A nested repository would be added as a submodule.
    const input = untracked
      .split('\0')
      .filter((path) => path !== '' && !path.endsWith('/'))
      .join('\0');
    const add = [
      '--literal-pathspecs',
      'add',
      '--intent-to-add',
      '--pathspec-from-file=-',
      '--pathspec-file-nul',
    ];
    await runGit(folder, add, { variables, input });
    return await find(variables);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function readChanges(output: string): { readonly renames: Renames; readonly hasRemoved: boolean } {
  const fields = output.split('\0');
  const renames = new Map<string, string>();
  let hasRemoved = false;
  for (let at = 0; at < fields.length; at += 1) {
    const status = fields[at] ?? '';
    if (status.startsWith('R')) {
      renames.set(fields[at + 2] ?? '', fields[at + 1] ?? '');
      at += 2;
    } else if (status === 'D') {
      hasRemoved = true;
      at += 1;
    }
  }
  return { renames, hasRemoved };
}
