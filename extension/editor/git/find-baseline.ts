import { l10n } from 'vscode';
import { sentence, type Sentence } from '../../../shared/text/sentence.ts';
import type { GitRepository } from './git-extension.ts';

/** The commit a folder is compared with. */
export type BaselineCommit = {
  readonly commit: string;
  /** For people, in few words: `main`. */
  readonly label: string;
  /** For people, whole: `merge base of HEAD and origin/main`. */
  readonly how: Sentence;
};

/** Where branches usually leave from, the remote's word first. */
const DEFAULT_BRANCHES = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/**
 * The commit that `compareWith` means: for `merge-base`, where the branch left the default branch, and the last commit
 * on the default branch itself; else a name that git knows. Absent before the first commit.
 */
export async function findBaseline(
  repository: GitRepository,
  compareWith: string,
): Promise<BaselineCommit | undefined> {
  const head = repository.state.HEAD?.commit;
  if (head === undefined) return undefined;
  const lastCommit = { commit: head, label: 'HEAD', how: sentence`last commit, HEAD` };
  if (compareWith === 'HEAD' || compareWith === 'saved') return lastCommit;
  if (compareWith !== 'merge-base') {
    const commit = await commitOf(repository, compareWith);
    if (commit === undefined) return undefined;
    return { commit, label: compareWith, how: sentence`commit ${compareWith}` };
  }
  return (await findFork(repository, head)) ?? lastCommit;
}

/** Where the branch left the default branch; absent when it has not. */
async function findFork(
  repository: GitRepository,
  head: string,
): Promise<BaselineCommit | undefined> {
  for (const branch of DEFAULT_BRANCHES) {
    const commit = await commitOf(repository, branch);
    if (commit === undefined) continue;
    const fork = await repository.getMergeBase('HEAD', commit).catch(() => undefined);
    if (fork === undefined || fork === head) return undefined;
    const label =
      branch === 'origin/HEAD' ? l10n.t('the default branch') : branch.replace(/^origin\//, '');
    return { commit: fork, label, how: sentence`merge base of HEAD and ${branch}` };
  }
  return undefined;
}

/** Names that begin with a dash would be options of git. */
async function commitOf(repository: GitRepository, ref: string): Promise<string | undefined> {
  if (ref.startsWith('-')) return undefined;
  try {
    return (await repository.getCommit(ref)).hash;
  } catch {
    return undefined;
  }
}
