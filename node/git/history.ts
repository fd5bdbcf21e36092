import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { lastWords } from './explain-git-failure.ts';
import { findCommit } from './find-commit.ts';
import type { GitFolder } from './git-command.ts';
import { runGit, tryGit } from './run-git.ts';
import { UserError } from '../../shared/text/user-error.ts';

const FETCH = ['fetch', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
const FETCH_TIMEOUT = { timeoutMs: 300_000 };
const WHOLE_HISTORY =
  'Check out the whole history (actions/checkout: fetch-depth: 0), or run git fetch --unshallow.';

// Most pull requests join their base within 50 commits; the last step is the whole history.
const STEPS: readonly (readonly string[])[] = [
  ['--deepen=50'],
  ['--deepen=250'],
  ['--deepen=1000'],
  ['--unshallow'],
];

export type CommitPair = { readonly baseSha: string; readonly headSha: string };

/** Fetches a commit that is not here, alone in a shallow clone; answers why it could not be had, if so. */
export async function fetchCommit(
  folder: GitFolder,
  commitId: string,
): Promise<{ readonly missing: string } | undefined> {
  if (await findCommit(folder, commitId)) return undefined;
  const remote = await findRemote(folder);
  if (remote === undefined) return { missing: 'it has no remote to fetch the rest from' };
  // Depth 1 in a full clone would make it shallow.
  const depth = (await findShallowCommits(folder)) ? ['--depth=1'] : [];
  const answer = await tryGit(folder, [...FETCH, ...depth, remote, commitId], FETCH_TIMEOUT);
  if (await findCommit(folder, commitId)) return undefined;
  const words = answer.kind === 'failed' ? lastWords(answer.stderr) : 'the remote does not have it';
  return { missing: `git fetch failed: ${words}` };
}

/** Like `fetchCommit`, for a commit that nothing can stand in for. */
export async function requireCommit(folder: GitFolder, commitId: string): Promise<void> {
  const absent = await fetchCommit(folder, commitId);
  if (!absent) return;
  throw new UserError(
    `Commit ${commitId.slice(0, 12)} is not in this clone, and ${absent.missing}`,
    {
      hint: WHOLE_HISTORY,
    },
  );
}

/**
 * The best common ancestor of two commits that are here. A shallow clone is deepened until the answer is certain;
 * undefined: the two have no history in common.
 */
export async function findMergeBase(
  folder: GitFolder,
  pair: CommitPair,
): Promise<string | undefined> {
  for (const step of STEPS) {
    const mergeBase = await askMergeBase(folder, pair);
    const shallow = await findShallowCommits(folder);
    if (!shallow || (mergeBase && (await isCertain(folder, { pair, mergeBase, shallow })))) {
      return mergeBase;
    }
    await deepen(folder, pair, step);
  }
  return askMergeBase(folder, pair);
}

/** How many commits of `headSha` are not in `baseSha`. */
export async function countCommits(folder: GitFolder, pair: CommitPair): Promise<number> {
  const range = `${pair.baseSha}..${pair.headSha}`;
  return Number(await runGit(folder, ['rev-list', '--count', range, '--']));
}

/** `origin`, or the first remote; undefined when there is none. */
export async function findRemote(folder: GitFolder): Promise<string | undefined> {
  const remotes = (await runGit(folder, ['remote'])).split('\n').filter(Boolean);
  return remotes.find((remote) => remote === 'origin') ?? remotes[0];
}

/** Fetches one branch under its usual local name, `origin/main`; false when the remote does not have it. */
export async function fetchBranch(
  folder: GitFolder,
  remote: string,
  branch: string,
): Promise<boolean> {
  const depth = (await findShallowCommits(folder)) ? ['--depth=1'] : [];
  const refspec = `+refs/heads/${branch}:refs/remotes/${remote}/${branch}`;
  const args = [...FETCH, ...depth, remote, refspec];
  return (await tryGit(folder, args, FETCH_TIMEOUT)).kind === 'done';
}

async function askMergeBase(folder: GitFolder, pair: CommitPair): Promise<string | undefined> {
  const answer = await tryGit(folder, ['merge-base', '--', pair.baseSha, pair.headSha]);
  return answer.kind === 'done' ? answer.stdout.trim() : undefined;
}

type Candidate = {
  readonly pair: CommitPair;
  readonly mergeBase: string;
  readonly shallow: ReadonlySet<string>;
};

// Where history is cut above the common ancestor, a nearer one may be hidden behind the cut.
async function isCertain(folder: GitFolder, candidate: Candidate): Promise<boolean> {
  const { pair, mergeBase, shallow } = candidate;
  const args = ['rev-list', pair.baseSha, pair.headSha, `^${mergeBase}`, '--'];
  const commits = (await runGit(folder, args)).split('\n');
  return !commits.some((commit) => shallow.has(commit));
}

async function deepen(folder: GitFolder, pair: CommitPair, step: readonly string[]): Promise<void> {
  const remote = await findRemote(folder);
  if (remote === undefined) throw cutHistory('it has no remote to fetch the rest from');
  const args = [...FETCH, ...step, remote, pair.baseSha, pair.headSha];
  const answer = await tryGit(folder, args, FETCH_TIMEOUT);
  if (answer.kind === 'failed') throw cutHistory(`git fetch failed: ${lastWords(answer.stderr)}`);
}

function cutHistory(reason: string): UserError {
  return new UserError(`The history of this shallow clone is too short, and ${reason}`, {
    hint: WHOLE_HISTORY,
  });
}

/** The commits at which a shallow clone is cut; undefined for a whole one. */
async function findShallowCommits(folder: GitFolder): Promise<ReadonlySet<string> | undefined> {
  const args = ['rev-parse', '--is-shallow-repository', '--git-path', 'shallow'];
  const [isShallow, file = ''] = (await runGit(folder, args)).split('\n');
  if (isShallow !== 'true') return undefined;
  return new Set((await readFile(resolve(folder.root, file), 'utf8')).split('\n').filter(Boolean));
}
