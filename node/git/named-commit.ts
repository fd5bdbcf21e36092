import { findCommit, isCommitId } from './find-commit.ts';
import type { GitFolder } from './git-command.ts';
import { fetchBranch, fetchCommit, findRemote } from './history.ts';
import { tryGit } from './run-git.ts';
import { UserError } from '../../shared/text/user-error.ts';

/** The commit a person named, here or at the remote; build machines often hold a single branch. */
export async function requireNamedCommit(folder: GitFolder, name: string): Promise<string> {
  const here = await findCommit(folder, name);
  if (here) return here;
  if (isCommitId(name) && !(await fetchCommit(folder, name))) return name;
  const atRemote = await findAtRemote(folder, name);
  if (atRemote) return atRemote;
  throw new UserError(`There is no commit ${JSON.stringify(name)} in this clone or at its remote`, {
    hint: 'Name a branch, a tag or a commit that exists, such as origin/main.',
  });
}

/** The newest known state of a branch: the remote's, which a local branch of that name often lags behind. */
export async function findBranch(
  folder: GitFolder,
  branch: string,
): Promise<{ readonly name: string; readonly sha: string } | undefined> {
  const remote = await findRemote(folder);
  const tracked = remote && (await findCommit(folder, `refs/remotes/${remote}/${branch}`));
  if (tracked) return { name: `${remote}/${branch}`, sha: tracked };
  const local = await findCommit(folder, branch);
  if (local) return { name: branch, sha: local };
  const fetched = await findAtRemote(folder, branch);
  return fetched === undefined ? undefined : { name: `${remote}/${branch}`, sha: fetched };
}

async function findAtRemote(folder: GitFolder, name: string): Promise<string | undefined> {
  const remote = await findRemote(folder);
  if (remote === undefined) return undefined;
  const branch = name.startsWith(`${remote}/`) ? name.slice(remote.length + 1) : name;
  const tracking = `refs/remotes/${remote}/${branch}`;
  if ((await tryGit(folder, ['check-ref-format', tracking])).kind === 'failed') return undefined;
  const known = await findCommit(folder, tracking);
  if (known) return known;
  return (await fetchBranch(folder, remote, branch)) ? findCommit(folder, tracking) : undefined;
}
