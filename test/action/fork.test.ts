import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../node/git/scratch-repository.ts';
import { addComment } from './harness/fake-state.ts';
import { openPullRequest, type PullRequest } from './harness/pull-request.ts';
import type { RunOptions } from './harness/run-action.ts';
import { withLines } from './harness/scenario.ts';

/** The first half without rights, and the folder its artifact is downloaded to. */
async function runFirstHalf(): Promise<{
  readonly pull: PullRequest;
  readonly folder: string;
  readonly path: string;
}> {
  const pull = await openPullRequest('blocked');
  const { scenario, github } = pull;
  Object.assign(github.state.pulls[0]!, { headOwner: 'stranger' });
  github.state.commits.set(scenario().mergeSha, [scenario().baseSha, scenario().headSha]);
  const rights = github.state.permissions;
  github.state.permissions = { pull_requests: 'read' };
  const first = await pull.run({ fork: true });
  github.state.permissions = rights;
  expect(first.exitCode).toBe(1);
  expect(pull.ownComments()).toEqual([]);
  const folder = makeFolder();
  const path = join(folder, 'default.measured.json');
  copyFileSync(first.outputs['measured-path']!, path);
  return { pull, folder, path };
}

function secondHalf(folder: string, headSha: string, owner = 'stranger'): Partial<RunOptions> {
  return {
    workspace: makeFolder(),
    with: { mode: 'comment', reports: folder },
    event: {
      name: 'workflow_run',
      payload: {
        action: 'completed',
        workflow_run: {
          event: 'pull_request',
          head_sha: headSha,
          head_branch: 'change',
          head_repository: { owner: { login: owner } },
          pull_requests: [],
        },
      },
    },
  };
}

it('comments on the pull request of a fork from the second half', async () => {
  const { pull, folder } = await runFirstHalf();
  const run = await pull.run(secondHalf(folder, pull.scenario().headSha));
  expect(run.exitCode).toBe(0);
  expect(pull.ownComments()).toHaveLength(1);
  expect(pull.ownComments()[0]).toContain('Blocked, over budget');
  expect(pull.github.calls).toContain('pulls/list');
});

it('finds no pull request for a commit that is no longer the newest', async () => {
  const { pull, folder } = await runFirstHalf();
  const { headSha } = pull.scenario();
  pull.push(withLines('blocked', 2));
  const run = await pull.run(secondHalf(folder, headSha));
  expect(run.log).toContain('No open pull request');
  expect(pull.ownComments()).toEqual([]);
});

it('does not comment for a file of another commit', async () => {
  const { pull, folder, path } = await runFirstHalf();
  const { mergeSha, headSha } = pull.scenario();
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(mergeSha, 'c'.repeat(40)));
  const run = await pull.run(secondHalf(folder, headSha));
  expect(run.exitCode).toBe(2);
  expect(run.annotations[0]?.message).toContain('of another commit');
  expect(pull.ownComments()).toEqual([]);
});

it.each([
  ['no JSON', () => 'not json'],
  ['another version', (text: string) => text.replace('"version":1', '"version":2')],
  [
    'a key that would end the marker',
    (text: string) => text.replace('"key":"default"', '"key":"x --><img src=x>"'),
  ],
  [
    'a number that is none',
    (text: string) => text.replace(/"caseCount":\d+/, '"caseCount":"many"'),
  ],
])('refuses a forged file with %s', async (_, forge) => {
  const { pull, folder, path } = await runFirstHalf();
  writeFileSync(path, forge(readFileSync(path, 'utf8')));
  const run = await pull.run(secondHalf(folder, pull.scenario().headSha));
  expect(run.exitCode).toBe(2);
  expect(pull.ownComments()).toEqual([]);
});

it('takes no approval from a file', async () => {
  const { pull, folder, path } = await runFirstHalf();
  const approval = '"approvals":[{"source":"label","by":"admin","reason":"mine"}]';
  const forged = readFileSync(path, 'utf8').replace('"approvals":[]', approval);
  expect(forged).toContain(approval);
  writeFileSync(path, forged);
  const run = await pull.run(secondHalf(folder, pull.scenario().headSha));
  expect(run.exitCode).toBe(0);
  expect(pull.ownComments()[0]).toContain('Blocked, over budget');
  expect(pull.ownComments()[0]).not.toContain('admin');
});

it('prints the names in a file harmlessly', async () => {
  const { pull, folder, path } = await runFirstHalf();
  const name = JSON.stringify('x` @org/team <!-- | \n::error::');
  const forged = readFileSync(path, 'utf8').replace(
    '"name":"support","prompts"',
    `"name":${name},"prompts"`,
  );
  expect(forged).toContain('@org/team');
  writeFileSync(path, forged);
  const run = await pull.run(secondHalf(folder, pull.scenario().headSha));
  expect(run.exitCode).toBe(0);
  expect(pull.ownComments()[0]).not.toContain('\n::error');
  expect(run.annotations.filter(({ kind }) => kind === 'error')).toEqual([]);
});

it('prints findings in a file harmlessly', async () => {
  const { pull, folder, path } = await runFirstHalf();
  const file = JSON.parse(readFileSync(path, 'utf8'));
  const text = '::error::x | <img src=x> @org/team [a](https://evil.test)';
  file.measured.findings = {
    count: 1,
    found: [
      {
        rule: 'data/blob',
        severity: 'warning',
        fix: 'code',
        prompt: 'x',
        path: `prompts/\n::error::${text}`,
        position: { line: 1, column: 1 },
        message: text,
        values: { place: text },
        places: 1,
        fingerprint: 'x',
      },
    ],
  };
  writeFileSync(path, JSON.stringify(file));
  const run = await pull.run(secondHalf(folder, pull.scenario().headSha));
  expect(run.exitCode).toBe(0);
  const [body = ''] = pull.ownComments();
  expect(body).toContain('1 new finding');
  const outsideCode = body.replaceAll(/(`+)(?:[^`]|(?!\1)`)*?\1/g, '');
  expect(outsideCode).not.toMatch(/@org|<img|https:\/\/evil/);
  expect(body).not.toMatch(/^\s*::/m);
  expect(run.annotations.filter(({ kind }) => kind === 'error')).toEqual([]);
});

it('counts approvals that GitHub knows of', async () => {
  const { pull, folder } = await runFirstHalf();
  pull.github.state.rights.set('ana', 'write');
  addComment(pull.github.state, 'ana', '/cost approve up-to +$1 the carrier asked for it');
  await pull.run(secondHalf(folder, pull.scenario().headSha));
  expect(pull.ownComments()[0]).toContain('Approved over budget');
});
