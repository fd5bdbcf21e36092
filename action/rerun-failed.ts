import type { Github } from './github/client.ts';

/** Runs the failed jobs of a workflow's newest run for a commit again; answers what came of it. */
export async function rerunFailed(
  { octokit, owner, repo }: Github,
  { headSha, workflow }: { readonly headSha: string; readonly workflow: string },
): Promise<string> {
  const { data } = await octokit.rest.actions.listWorkflowRuns({
    owner,
    repo,
    workflow_id: workflow,
    head_sha: headSha,
    event: 'pull_request',
    per_page: 1,
  });
  const [newest] = data.workflow_runs;
  if (newest?.conclusion !== 'failure') return 'There is no failed check to run again.';
  await octokit.rest.actions.reRunWorkflowFailedJobs({ owner, repo, run_id: newest.id });
  return `Running the failed check again: ${newest.html_url}`;
}
