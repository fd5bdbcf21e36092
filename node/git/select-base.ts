import { sentence } from '../../shared/text/sentence.ts';
import type { BaseChoice, BaseRequest, GitEvent, Head } from './base-choice.ts';
import { findCommit, findParents, isCommitId } from './find-commit.ts';
import type { GitFolder } from './git-command.ts';
import { countCommits, fetchCommit, findMergeBase, requireCommit } from './history.ts';
import { requireNamedCommit } from './named-commit.ts';
import { selectLocalBase } from './select-local-base.ts';

type CommitHead = Head & { readonly sha: string };

/** Which two states are compared. Fetches missing history; throws a `UserError` when that fails. */
export async function selectBase(request: BaseRequest): Promise<BaseChoice> {
  const { root, env, event, explicitRef } = request;
  const folder: GitFolder = env ? { root, env } : { root };
  const checkedOut = await findCommit(folder, 'HEAD');
  if (checkedOut === undefined) {
    return {
      kind: 'none',
      head: { kind: 'working-tree' },
      reason: sentence`there are no commits yet`,
    };
  }
  const head = toHead(event, checkedOut);
  if (head.sha !== checkedOut) await requireCommit(folder, head.sha);
  if (explicitRef !== undefined) {
    const baseSha = await requireNamedCommit(folder, explicitRef);
    return { kind: 'pair', baseSha, head, how: sentence`${explicitRef}, as asked for` };
  }
  return selectForEvent(folder, { ...request, head, checkedOut });
}

type EventRequest = BaseRequest & { readonly head: CommitHead; readonly checkedOut: string };

async function selectForEvent(folder: GitFolder, request: EventRequest): Promise<BaseChoice> {
  const { event, head, checkedOut } = request;
  if (event?.kind === 'pull_request') return selectForPullRequest(folder, event, checkedOut);
  if (event?.kind === 'merge_group') {
    await requireCommit(folder, event.baseSha);
    return { kind: 'pair', baseSha: event.baseSha, head, how: sentence`base of the merge group` };
  }
  if (event?.kind === 'push' && (await isReachable(folder, event.before))) {
    return { kind: 'pair', baseSha: event.before, head, how: sentence`commit before the push` };
  }
  return selectLocalBase(folder, request);
}

// A build service compares commits; what its steps have written into the working tree is not part of the change.
function toHead(event: GitEvent | undefined, checkedOut: string): CommitHead {
  if (!event) return { kind: 'working-tree', sha: checkedOut };
  const eventHead = event.kind === 'other' ? undefined : event.headSha;
  return { kind: 'commit', sha: eventHead ?? checkedOut };
}

type PullRequest = Extract<GitEvent, { readonly kind: 'pull_request' }>;

// Build services check out a trial merge of the pull request. Its first parent is the very state that it was merged
// with; the merge base of the head would blame on the pull request what the base branch has got since.
async function selectForPullRequest(
  folder: GitFolder,
  event: PullRequest,
  checkedOut: string,
): Promise<BaseChoice> {
  const [firstParent, secondParent, ...others] = await findParents(folder, checkedOut);
  if (firstParent && secondParent === event.headSha && others.length === 0) {
    await requireCommit(folder, firstParent);
    const how = sentence`first parent of the merge commit of the pull request`;
    return { kind: 'pair', baseSha: firstParent, head: { kind: 'commit', sha: checkedOut }, how };
  }
  await requireCommit(folder, event.baseSha);
  const head: Head = { kind: 'commit', sha: event.headSha };
  const baseSha = await findMergeBase(folder, event);
  if (baseSha === undefined) {
    const reason = sentence`the pull request and its base branch have no history in common`;
    return { kind: 'none', head, reason };
  }
  const behind = await countCommits(folder, { baseSha, headSha: event.baseSha });
  const how = sentence`merge base of the pull request and its base branch`;
  return { kind: 'pair', baseSha, head, how, behind };
}

// Zeros: a new branch. Gone: the branch was pushed over, and the remote may have dropped the old commit.
async function isReachable(folder: GitFolder, before: string): Promise<boolean> {
  return isCommitId(before) && (await fetchCommit(folder, before)) === undefined;
}
