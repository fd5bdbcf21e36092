import type { GitFolder } from './git-command.ts';
import { explainGitFailure } from './explain-git-failure.ts';
import { runGit, tryGit } from './run-git.ts';
import { UserError } from '../../shared/text/user-error.ts';

/** The full id of the commit a name stands for, or undefined when there is none here. Never taken for an option. */
export async function findCommit(folder: GitFolder, name: string): Promise<string | undefined> {
  if (name === '' || name.startsWith('-') || /[\0\n\r]/.test(name)) {
    throw new UserError(`${JSON.stringify(name)} is not a git reference`, {
      hint: 'Name a branch, a tag or a commit, such as origin/main.',
    });
  }
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const answer = await tryGit(folder, args);
  if (answer.kind === 'done') return answer.stdout.trim();
  // 1: no such commit. Anything else: no repository, or one that git refuses.
  if (answer.exitCode === 1) return undefined;
  throw explainGitFailure(answer.stderr, 'git rev-parse');
}

/** Ids of a commit's parents, first one first, as the commit itself says: a shallow clone hides them elsewhere. */
export async function findParents(folder: GitFolder, commitId: string): Promise<readonly string[]> {
  const commit = await runGit(folder, ['cat-file', 'commit', commitId]);
  const [header = ''] = commit.split('\n\n', 1);
  return [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, id = '']) => id);
}

/** Whether a text is a commit's full id (SHA-1 or SHA-256), and not the zeros that stand for "none". */
export function isCommitId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) && !/^0+$/.test(text);
}
