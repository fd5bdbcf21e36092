import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  importHistory,
  makeFolder,
  openScratch,
  SCRATCH_ENV,
  type Scratch,
} from '../../node/git/scratch-repository.ts';
import { STATES } from '../../shared/report/states.ts';
import type { FakeGithub } from './fake-github.ts';
import type { RunOptions } from './run-action.ts';

export type Files = Readonly<Record<string, string>>;

export type PullScenario = {
  /** The folder with `shop/prompts.git`. */
  readonly gitRoot: string;
  readonly upstream: Scratch;
  readonly baseSha: string;
  /** The newest commit of the pull request. */
  readonly headSha: string;
  /** The trial merge that GitHub checks out. */
  readonly mergeSha: string;
};

/** Both sides of one of the states that a report knows. */
export function sidesOf(state: string): { readonly baseline: Files; readonly head: Files } {
  const found = STATES.find((one) => one.state === state);
  if (!found?.baseline) throw new Error(`No such state: ${state}`);
  return { baseline: found.baseline, head: found.head };
}

/** A repository with a pull request, as GitHub keeps it; main has gone on since the branch was made. */
export function makePull(sides: { readonly baseline: Files; readonly head: Files }): PullScenario {
  const gitRoot = makeFolder();
  const root = join(gitRoot, 'shop/prompts.git');
  mkdirSync(root, { recursive: true });
  const upstream = openScratch(root);
  upstream.git('init', '--quiet', '--initial-branch=trunk');
  const removed = Object.keys(sides.baseline).filter((path) => !(path in sides.head));
  const ids = importHistory(upstream, [
    { name: 'start', branch: 'main', files: { 'README.md': 'Prompts of a shop\n' } },
    { name: 'base', branch: 'main', parents: ['start'], files: sides.baseline },
    { name: 'head', branch: 'change', parents: ['base'], files: sides.head, removed },
    {
      name: 'later',
      branch: 'main',
      parents: ['base'],
      files: { 'README.md': 'Prompts of the shop\n' },
    },
    { name: 'merge', branch: 'merge', parents: ['later', 'head'], files: sides.head, removed },
  ]);
  const [headSha = '', mergeSha = '', baseSha = ''] = [ids['head'], ids['merge'], ids['later']];
  upstream.git('update-ref', 'refs/pull/1/head', headSha);
  upstream.git('update-ref', 'refs/pull/1/merge', mergeSha);
  upstream.git('branch', '--quiet', '-D', 'change', 'merge');
  return { gitRoot, upstream, baseSha, headSha, mergeSha };
}

/** Another push to the pull request, on top of its head; the trial merge follows. */
export function push(scenario: PullScenario, files: Files): PullScenario {
  const { upstream, headSha, baseSha } = scenario;
  upstream.git('branch', '--force', 'change', headSha);
  upstream.git('checkout', '--quiet', 'change');
  const newHead = upstream.commit(files);
  upstream.git('checkout', '--quiet', '--detach', baseSha);
  upstream.git('merge', '--quiet', '--no-ff', '--no-edit', newHead);
  const mergeSha = upstream.git('rev-parse', 'HEAD');
  upstream.git('update-ref', 'refs/pull/1/head', newHead);
  upstream.git('update-ref', 'refs/pull/1/merge', mergeSha);
  return { ...scenario, headSha: newHead, mergeSha };
}

export type Checkout = {
  /** Over HTTP from the fake; otherwise straight from the folder. */
  readonly github?: FakeGithub;
  /** 1 as in actions/checkout; 0 is everything. */
  readonly depth?: number;
  readonly filter?: string;
  readonly ref?: string;
  /** Whether the credentials stay in the clone. */
  readonly token?: string;
  readonly persists?: boolean;
};

/** What actions/checkout leaves in the workspace. */
export async function checkOut(scenario: PullScenario, options: Checkout = {}): Promise<string> {
  const { github, depth = 1, filter, ref = scenario.mergeSha, token, persists = true } = options;
  const folder = makeFolder();
  const remote = github
    ? `${github.url}/shop/prompts.git`
    : `file://${scenario.gitRoot}/shop/prompts.git`;
  const git = (...args: readonly string[]): Promise<unknown> => runGit(folder, args);
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', remote);
  if (token) {
    const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
    await git('config', `http.${github?.url}/.extraheader`, `AUTHORIZATION: basic ${basic}`);
  }
  const refspec = depth === 0 ? ['+refs/heads/*:refs/remotes/origin/*', ref] : [ref];
  await git(
    'fetch',
    '--quiet',
    '--no-tags',
    ...(depth === 0 ? [] : [`--depth=${depth}`]),
    ...(filter ? [`--filter=${filter}`] : []),
    'origin',
    ...refspec,
  );
  await git('checkout', '--quiet', '--detach', ref);
  if (token && !persists) await git('config', '--unset', `http.${github?.url}/.extraheader`);
  return folder;
}

// The server of the test is in this process: a call that waits for git must not block it.
async function runGit(cwd: string, args: readonly string[]): Promise<unknown> {
  return promisify(execFile)('git', [...args], { cwd, env: SCRATCH_ENV });
}

/** The payload of a pull request's event. */
export function pullEvent(
  { headSha, baseSha }: Pick<PullScenario, 'headSha' | 'baseSha'>,
  more: {
    readonly action?: string;
    readonly label?: string;
    readonly fork?: boolean;
    readonly draft?: boolean;
  } = {},
): RunOptions['event'] {
  const { action = 'synchronize', label, fork = false, draft = false } = more;
  return {
    name: 'pull_request',
    payload: {
      action,
      number: 1,
      ...(label !== undefined && { label: { name: label } }),
      pull_request: {
        number: 1,
        draft,
        head: {
          sha: headSha,
          ref: 'change',
          repo: { full_name: fork ? 'stranger/prompts' : 'shop/prompts' },
        },
        base: { sha: baseSha, ref: 'main', repo: { full_name: 'shop/prompts' } },
      },
    },
  };
}

/** Tells the fake about the pull request, or about its newest commit. */
export function openPull(
  github: FakeGithub,
  { headSha, baseSha }: PullScenario,
  headOwner = 'shop',
): void {
  const known = github.state.pulls.find(({ number }) => number === 1);
  if (known) known.headSha = headSha;
  else {
    github.state.pulls.push({
      number: 1,
      headSha,
      baseSha,
      headOwner,
      headBranch: 'change',
      draft: false,
      locked: false,
    });
  }
}

const PROMPT = 'prompts/answer.prompt.yml';

/** The prompt of a state, with more lines in its system message. */
export function withLines(
  state: string,
  count: number,
  line = 'Always name the carrier and the day of delivery.',
): Files {
  const text = sidesOf(state).head[PROMPT] ?? '';
  const more = `      ${line}\n`.repeat(count);
  return { [PROMPT]: text.replace('  - role: user', () => `${more}  - role: user`) };
}
