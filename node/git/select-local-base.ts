import { sentence } from '../../shared/text/sentence.ts';
import type { BaseChoice, BaseRequest, Head } from './base-choice.ts';
import { findParents } from './find-commit.ts';
import type { GitFolder } from './git-command.ts';
import { countCommits, findMergeBase, findRemote, requireCommit } from './history.ts';
import { findBranch } from './named-commit.ts';
import { runGit, tryGit } from './run-git.ts';
import { UserError } from '../../shared/text/user-error.ts';

type LocalRequest = BaseRequest & { readonly head: Head & { readonly sha: string } };
type Branch = { readonly name: string; readonly sha: string };

/**
 * The base of work that no event describes: where the branch left the default branch. On the default branch itself
 * it is the last commit while there are changes, and the commit before it when there are none.
 */
export async function selectLocalBase(
  folder: GitFolder,
  request: LocalRequest,
): Promise<BaseChoice> {
  const { head } = request;
  const branch = await findBaselineBranch(folder, request);
  const fork = branch && (await findFork(folder, branch, head));
  if (fork) return fork;
  if (!request.event && (await isChanged(folder))) {
    return { kind: 'pair', baseSha: head.sha, head, how: sentence`last commit, HEAD` };
  }
  if (branch && !(await isOn(folder, branch))) {
    return {
      kind: 'pair',
      baseSha: head.sha,
      head,
      how: sentence`HEAD, which is part of ${branch.name}`,
    };
  }
  const [parent] = await findParents(folder, head.sha);
  if (parent === undefined)
    return { kind: 'none', head, reason: sentence`this is the first commit` };
  await requireCommit(folder, parent);
  const how = sentence`commit before the last one, HEAD~1`;
  return { kind: 'pair', baseSha: parent, head: { kind: 'commit', sha: head.sha }, how };
}

/** Undefined when the head adds no commit to the branch. */
async function findFork(
  folder: GitFolder,
  branch: Branch,
  head: LocalRequest['head'],
): Promise<BaseChoice | undefined> {
  const baseSha = await findMergeBase(folder, { baseSha: branch.sha, headSha: head.sha });
  if (baseSha === head.sha) return undefined;
  if (baseSha === undefined) {
    return {
      kind: 'none',
      head,
      reason: sentence`HEAD and ${branch.name} have no history in common`,
    };
  }
  const behind = await countCommits(folder, { baseSha, headSha: branch.sha });
  return {
    kind: 'pair',
    baseSha,
    head,
    how: sentence`merge base of HEAD and ${branch.name}`,
    behind,
  };
}

async function findBaselineBranch(
  folder: GitFolder,
  request: LocalRequest,
): Promise<Branch | undefined> {
  const { baselineRef, event } = request;
  if (baselineRef === undefined) return findDefaultBranch(folder, event !== undefined);
  const branch = await findBranch(folder, baselineRef);
  if (branch) return branch;
  throw new UserError(`There is no branch ${JSON.stringify(baselineRef)} to compare with`, {
    hint: 'Check baseline in the config, or fetch the branch.',
  });
}

// The remote's own word first, then the two usual names, there and here.
async function findDefaultBranch(
  folder: GitFolder,
  mayAskRemote: boolean,
): Promise<Branch | undefined> {
  const remote = await findRemote(folder);
  const usual = ['main', 'master'];
  const names = remote === undefined ? [] : ['HEAD', ...usual].map((name) => `${remote}/${name}`);
  const refs = [
    ...names.map((name) => `refs/remotes/${name}`),
    ...usual.map((name) => `refs/heads/${name}`),
  ];
  const format = '--format=%(refname)%00%(objectname)%00%(symref)';
  const known = new Map(
    (await runGit(folder, ['for-each-ref', format, ...refs])).split('\n').map((line) => {
      const [ref = '', sha = '', symbolic = ''] = line.split('\0');
      return [ref, { name: (symbolic || ref).replace(/^refs\/(?:remotes|heads)\//, ''), sha }];
    }),
  );
  const branch = refs.flatMap((ref) => known.get(ref) ?? [])[0];
  if (branch ?? !mayAskRemote) return branch;
  return remote === undefined ? undefined : askRemote(folder, remote);
}

// A build machine that has fetched one branch does not know which one is the default.
async function askRemote(folder: GitFolder, remote: string): Promise<Branch | undefined> {
  const answer = await tryGit(folder, ['ls-remote', '--symref', remote, 'HEAD']);
  if (answer.kind === 'failed') return undefined;
  const branch = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(answer.stdout)?.[1];
  return branch === undefined ? undefined : findBranch(folder, branch);
}

async function isChanged(folder: GitFolder): Promise<boolean> {
  const args = ['status', '--porcelain', '-z', '--ignore-submodules=all', '--', '.'];
  return (await runGit(folder, args)) !== '';
}

// A detached HEAD inside the branch counts as on it: build services and bisecting people check out like that.
async function isOn(folder: GitFolder, branch: Branch): Promise<boolean> {
  const answer = await tryGit(folder, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  if (answer.kind === 'failed') return true;
  const current = answer.stdout.trim();
  return branch.name === current || branch.name.endsWith(`/${current}`);
}
