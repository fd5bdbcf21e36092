import type { getOctokit } from '@actions/github';
import { withRetries } from './retry.ts';
import type { Run } from '../run.ts';

type Octokit = ReturnType<typeof getOctokit>;

/** GitHub's API for one repository. */
export type Github = {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
};

const REQUEST_TIMEOUT_MS = 20_000;

/** Opens the API; nothing is sent yet. Loaded late, because most runs are decided without it. */
export async function openGithub(token: string, { owner, repo }: Run): Promise<Github> {
  const { getOctokit } = await import('@actions/github');
  // No `request` option: it would replace the client that knows about proxies.
  const octokit = getOctokit(token, { log: SILENT });
  octokit.hook.wrap('request', (request, options) =>
    withRetries(options.method, async () =>
      request({
        ...options,
        request: { ...options.request, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) },
      }),
    ),
  );
  return { octokit, owner, repo };
}

// Octokit warns about deprecations on the console, which is a command channel here.
const SILENT = {
  debug: (): undefined => undefined,
  info: (): undefined => undefined,
  warn: (): undefined => undefined,
  error: (): undefined => undefined,
};
