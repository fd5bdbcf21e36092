import { join, relative, resolve, sep } from 'node:path';
import type { Environment } from '../node/git/git-command.ts';
import { UserError } from '../shared/text/user-error.ts';
import type { Inputs } from './inputs.ts';

/** Where and as what the action runs: what the runner says of this run. */
export type Run = {
  readonly owner: string;
  readonly repo: string;
  readonly serverUrl: string;
  readonly workspace: string;
  /** The folder that holds the config. */
  readonly root: string;
  /** `root` below the workspace, with `/`; empty for the workspace itself. */
  readonly prefix: string;
  readonly tempFolder: string;
  readonly id: number;
  readonly attempt: number;
  readonly sha: string;
  readonly startedAt: Date;
  /** The page of this run, which shows the job summary. */
  readonly url: string;
  readonly env: Environment;
};

export function readRun(env: Environment, inputs: Inputs): Run {
  const [owner = '', repo = ''] = required(env, 'GITHUB_REPOSITORY').split('/');
  const serverUrl = optional(env, 'GITHUB_SERVER_URL', 'https://github.com').replace(/\/+$/, '');
  const workspace = required(env, 'GITHUB_WORKSPACE');
  const id = positive(env['GITHUB_RUN_ID']);
  return {
    owner,
    repo,
    serverUrl,
    workspace,
    ...findRoot(workspace, inputs),
    tempFolder: optional(env, 'RUNNER_TEMP', join(workspace, '.promptfare')),
    id,
    attempt: Math.max(1, positive(env['GITHUB_RUN_ATTEMPT'])),
    sha: optional(env, 'GITHUB_SHA', ''),
    startedAt: new Date(),
    url: `${serverUrl}/${owner}/${repo}/actions/runs/${id}`,
    env,
  };
}

function findRoot(
  workspace: string,
  { workingDirectory = '.' }: Inputs,
): Pick<Run, 'root' | 'prefix'> {
  const root = resolve(workspace, workingDirectory);
  const prefix = relative(workspace, root).split(sep).join('/');
  if (prefix !== '..' && !prefix.startsWith('../')) return { root, prefix };
  throw new UserError('The input working-directory leads out of the workspace', {
    hint: 'Name a folder of the repository.',
  });
}

function optional(env: Environment, name: string, otherwise: string): string {
  return env[name] || otherwise;
}

function positive(written: string | undefined): number {
  const value = Number(written);
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}

function required(env: Environment, name: string): string {
  const value = env[name];
  if (value) return value;
  throw new UserError(`${name} is not set`, {
    hint: 'This program is the GitHub action; in a terminal, run promptfare diff.',
  });
}
