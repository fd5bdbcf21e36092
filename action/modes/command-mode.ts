import type { Event, PullRequest } from '../event/event.ts';
import type { ExitCode } from '../exit-code.ts';
import { explainApiError } from '../github/api-error.ts';
import { type Github, openGithub } from '../github/client.ts';
import { openGitFolder } from '../git-folder.ts';
import { writeInfo, writeWarning } from '../log.ts';
import { UserError } from '../../shared/text/user-error.ts';
import { rerunFailed } from '../rerun-failed.ts';
import { measureChange } from '../measure-change.ts';
import type { Job } from './job.ts';

type CommentEvent = Extract<Event, { readonly kind: 'issue_comment' }>;

/** A comment may approve: the pull request is measured again, and its failed check is run again if it passes now. */
export async function commandMode(job: Job, event: CommentEvent): Promise<ExitCode> {
  const { inputs, run } = job;
  // Whether it is the configured command is known when the config is; nearly all comments are no command at all.
  if (!event.isPull || !event.body.startsWith('/')) {
    writeInfo('Not a command on a pull request: nothing to do.');
    return 0;
  }
  if (inputs.token === undefined) {
    throw new UserError('A command needs a token', { hint: 'Leave the input token out.' });
  }
  const github = await openGithub(inputs.token, run);
  const { pull, baseSha } = await findPull(github, event.number);
  const folder = await openGitFolder(run, inputs);
  const change: Job = {
    ...job,
    event: {
      kind: 'change',
      git: { kind: 'pull_request', baseSha, headSha: pull.headSha },
      pull,
    },
  };
  const report = await measureChange(change, folder);
  const { command } = report.measured.rules.override;
  if (!event.body.toLowerCase().startsWith(command.toLowerCase())) {
    writeInfo('Not a command of promptfare: nothing to do.');
    return 0;
  }
  const { deliver } = await import('../deliver.ts');
  const exitCode = await deliver(report, change, { folder, pull });
  if (exitCode === 0 && inputs.rerunWorkflow !== undefined) {
    await tryRerun(github, pull, inputs.rerunWorkflow);
  }
  return exitCode;
}

async function findPull(
  { octokit, owner, repo }: Github,
  number: number,
): Promise<{ readonly pull: PullRequest; readonly baseSha: string }> {
  try {
    const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: number });
    return {
      baseSha: data.base.sha,
      pull: {
        number,
        headSha: data.head.sha,
        isDraft: data.draft ?? false,
        isFork: data.head.repo?.full_name !== data.base.repo.full_name,
      },
    };
  } catch (error) {
    throw new UserError(
      `Pull request ${number} could not be read: ${explainApiError(error, 'pull-requests: read')}`,
    );
  }
}

async function tryRerun(github: Github, pull: PullRequest, workflow: string): Promise<void> {
  try {
    writeInfo(await rerunFailed(github, { headSha: pull.headSha, workflow }));
  } catch (error) {
    const why = explainApiError(error, 'actions: write');
    writeWarning(`The failed check could not be run again: ${why}.`);
  }
}
