import { composeReport } from '../../shared/check/compose-report.ts';
import { UserError } from '../../shared/text/user-error.ts';
import type { Measured } from '../../shared/check/report.ts';
import { applyApprovals } from '../apply-approvals.ts';
import type { Event, PullRequest } from '../event/event.ts';
import type { ExitCode } from '../exit-code.ts';
import { explainApiError } from '../github/api-error.ts';
import { type Github, openGithub } from '../github/client.ts';
import { writeInfo } from '../log.ts';
import { postComment } from '../post-comment.ts';
import { writeReport } from '../publish/write-report.ts';
import { readMeasuredFolder } from '../read-measured-folder.ts';
import type { Job } from './job.ts';

type WorkflowRun = Extract<Event, { readonly kind: 'workflow_run' }>;

/**
 * The second half for forks: posts what a run without rights has measured. That run may have executed a stranger's
 * workflow, so its file decides nothing but the words: the pull request is looked up by the commit that GitHub names.
 */
export async function commentMode(job: Job): Promise<ExitCode> {
  const { event, inputs, run } = job;
  if (event.kind !== 'workflow_run') {
    throw new UserError('mode: comment is for workflow_run', {
      hint: 'On other events, mode: check comments by itself.',
    });
  }
  const [file, ...others] = readMeasuredFolder(run, inputs);
  if (!file || others.length > 0 || file.shard) {
    throw new UserError('mode: comment takes the measured file of a whole check', {
      hint: 'Merge the shards in the first workflow.',
    });
  }
  if (inputs.token === undefined) {
    throw new UserError('mode: comment needs a token', { hint: 'Leave the input token out.' });
  }
  const github = await openGithub(inputs.token, run);
  const pull = await findPull(github, event);
  if (!pull) {
    writeInfo('No open pull request has this commit as its newest: nothing to comment on.');
    return 0;
  }
  await requireCommit(github, file.measured, event);
  // Who approved is not taken from the file either.
  const report = composeReport({
    ...file.measured,
    approvals: [],
    caveats: file.measured.caveats.filter(({ kind }) => kind !== 'refused-approval'),
  });
  const judged = await applyApprovals(report, job, { pull });
  await writeReport(judged.report, job);
  await postComment(judged, job, { pull });
  return 0;
}

/** The file speaks of the commit itself, or of a trial merge of it. */
async function requireCommit(
  { octokit, owner, repo }: Github,
  { comparison }: Measured,
  { headSha }: WorkflowRun,
): Promise<void> {
  const measured = comparison.headCommit;
  if (measured === headSha) return;
  const parents = measured === undefined ? [] : await findParents();
  if (parents.includes(headSha)) return;
  throw new UserError('The measured file is of another commit than the run before', {
    hint: 'Look at the first workflow: its file was made for something else, or forged.',
  });

  async function findParents(): Promise<readonly string[]> {
    try {
      const commit_sha = measured ?? '';
      const { data } = await octokit.rest.git.getCommit({ owner, repo, commit_sha });
      return data.parents.map(({ sha }) => sha);
    } catch {
      return [];
    }
  }
}

/** The payload names no pull request of a fork; the branch and the commit do. */
async function findPull(
  { octokit, owner, repo }: Github,
  { headSha, headOwner, headBranch }: WorkflowRun,
): Promise<PullRequest | undefined> {
  try {
    const pulls = await octokit.paginate(octokit.rest.pulls.list, {
      owner,
      repo,
      state: 'open',
      head: `${headOwner}:${headBranch}`,
      per_page: 100,
    });
    const found = pulls.find(({ head }) => head.sha === headSha);
    if (!found) return undefined;
    return {
      number: found.number,
      headSha,
      isDraft: found.draft ?? false,
      isFork: found.head.repo?.full_name !== found.base.repo.full_name,
    };
  } catch (error) {
    throw new UserError(
      `Pull requests could not be listed: ${explainApiError(error, 'pull-requests: write')}`,
    );
  }
}
