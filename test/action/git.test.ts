import { expect, it } from 'vitest';
import { startGithub, TOKEN } from './harness/fake-github.ts';
import { openPullRequest } from './harness/pull-request.ts';
import { type ActionRun, runAction, type RunOptions } from './harness/run-action.ts';
import {
  checkOut,
  type Checkout,
  makePull,
  pullEvent,
  type PullScenario,
  sidesOf,
} from './harness/scenario.ts';

/** Over HTTP, with git as the only thing that the server answers. */
async function runOverHttp(
  { isPrivate = false, ...checkout }: Checkout & { readonly isPrivate?: boolean },
  options: (scenario: PullScenario) => Partial<RunOptions> = () => ({}),
): Promise<{
  readonly run: ActionRun;
  readonly scenario: PullScenario;
  readonly requests: readonly string[];
}> {
  const scenario = makePull(sidesOf('blocked'));
  const github = await startGithub({ gitRoot: scenario.gitRoot, isPrivate });
  const workspace = await checkOut(scenario, { ...checkout, github });
  github.gitRequests.length = 0;
  const run = await runAction({
    workspace,
    event: pullEvent(scenario),
    sha: scenario.mergeSha,
    with: { comment: 'never' },
    github,
    ...options(scenario),
  });
  return { run, scenario, requests: github.gitRequests };
}

it.each<[string, Checkout & { readonly isPrivate?: boolean }]>([
  ['one commit', {}],
  ['the whole history', { depth: 0 }],
  ['a partial clone', { depth: 0, filter: 'blob:none' }],
  ['a private repository with persisted credentials', { isPrivate: true, token: TOKEN }],
  [
    'a private repository without persisted credentials',
    { isPrivate: true, token: TOKEN, persists: false },
  ],
])('compares with the first parent of the trial merge in a checkout of %s', async (_, checkout) => {
  const { run, scenario } = await runOverHttp(checkout);
  expect(run.outputs['base-sha']).toBe(scenario.baseSha);
  expect(run.outputs['head-sha']).toBe(scenario.mergeSha);
  expect(run.exitCode).toBe(1);
});

it('compares with the merge base when the head itself is checked out', async () => {
  const scenario = makePull(sidesOf('blocked'));
  const github = await startGithub({ gitRoot: scenario.gitRoot });
  const workspace = await checkOut(scenario, { github, ref: scenario.headSha });
  const run = await runAction({
    workspace,
    event: pullEvent(scenario),
    sha: scenario.mergeSha,
    with: { comment: 'never' },
    github,
  });
  expect(run.outputs['base-sha']).toBe(
    scenario.upstream.git('merge-base', scenario.headSha, scenario.baseSha),
  );
  expect(run.outputs['head-sha']).toBe(scenario.headSha);
});

it('says what to do when the remote refuses the missing history', async () => {
  const { run } = await runOverHttp({ isPrivate: true, token: TOKEN, persists: false }, () => ({
    with: { token: '' },
  }));
  expect(run.exitCode).toBe(2);
  expect(run.annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(/not in this clone.*fetch-depth: 0/),
  ]);
});

it('gates a merge group without a comment', async () => {
  const pull = await openPullRequest('blocked');
  const { headSha, baseSha, mergeSha } = pull.scenario();
  const payload = {
    merge_group: {
      base_sha: baseSha,
      head_sha: mergeSha,
      head_ref: `refs/heads/gh-readonly-queue/main/pr-1-${headSha}`,
    },
  };
  const run = await pull.run({ event: { name: 'merge_group', payload } });
  expect(run.exitCode).toBe(1);
  expect(run.outputs['base-sha']).toBe(baseSha);
  expect(pull.github.calls).not.toContain('issues/create-comment');
});

it.each([
  [
    'the commit before it',
    (scenario: PullScenario) => scenario.baseSha,
    (scenario: PullScenario) => scenario.baseSha,
  ],
  [
    'the parent, for a new branch',
    () => '0'.repeat(40),
    (scenario: PullScenario) => scenario.baseSha,
  ],
  [
    'the parent, when it was pushed over',
    () => 'a'.repeat(40),
    (scenario: PullScenario) => scenario.baseSha,
  ],
])('compares a push with %s', async (_, before, expected) => {
  const scenario = makePull(sidesOf('blocked'));
  const workspace = await checkOut(scenario, { depth: 0 });
  const run = await runAction({
    workspace,
    event: { name: 'push', payload: { before: before(scenario), after: scenario.mergeSha } },
    sha: scenario.mergeSha,
  });
  expect(run.exitCode).toBe(1);
  expect(run.outputs['base-sha']).toBe(expected(scenario));
});

it('compares a run that somebody started by hand with the default branch', async () => {
  const scenario = makePull(sidesOf('blocked'));
  const workspace = await checkOut(scenario, { depth: 0, ref: scenario.headSha });
  const run = await runAction({
    workspace,
    event: { name: 'workflow_dispatch', payload: {} },
    with: { 'base-ref': scenario.baseSha },
    sha: scenario.headSha,
  });
  expect(run.outputs['base-sha']).toBe(scenario.baseSha);
  expect(run.outputs['status']).toBe('blocked');
});

it('tells on a schedule what has changed since the last tag, and stops nothing', async () => {
  const scenario = makePull(sidesOf('blocked'));
  scenario.upstream.git('tag', 'v1.0.0', scenario.baseSha);
  const workspace = await checkOut(scenario);
  const run = await runAction({
    workspace,
    event: { name: 'schedule', payload: { schedule: '0 6 * * 1' } },
    sha: scenario.mergeSha,
  });
  expect(run.exitCode).toBe(0);
  expect(run.outputs['base-sha']).toBe(scenario.baseSha);
  expect(run.summary).toContain('Blocked, over budget (gate is not enforced)');
});

it('reads a config in a folder of its own, and names files from the root', async () => {
  const inside = (files: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`apps/shop/${path}`, text]));
  const { baseline, head } = sidesOf('blocked');
  const pull = await openPullRequest({ baseline: inside(baseline), head: inside(head) });
  const run = await pull.run({ with: { 'working-directory': 'apps/shop' } });
  expect(run.exitCode).toBe(1);
  expect(run.annotations[0]?.properties['file']).toBe('apps/shop/prompts/answer.prompt.yml');
  expect(pull.ownComments()[0]).toContain('/apps/shop/prompts/answer.prompt.yml)');
});

it('judges by the limits of the base when the change raises them, and says so', async () => {
  const pull = await openPullRequest(sidesOf('blocked'));
  const raised = sidesOf('blocked')
    .head['promptfare.yml']!.replace('percent: 5', 'percent: 500')
    .replace('absolute: 0.0001', 'absolute: 5');
  pull.push({ 'promptfare.yml': raised });
  const run = await pull.run();
  expect(run.exitCode).toBe(1);
  expect(pull.ownComments()[0]).toContain('edits the rules it is judged by');
});

it('follows a force push of the pull request', async () => {
  const pull = await openPullRequest('costs-more');
  await pull.run();
  const { upstream, baseSha } = pull.scenario();
  const merge = upstream.git(
    'commit-tree',
    `${baseSha}^{tree}`,
    '-p',
    baseSha,
    '-m',
    'other history',
  );
  upstream.git('update-ref', 'refs/pull/1/head', merge);
  pull.github.state.pulls[0]!.headSha = merge;
  const workspace = await checkOut(pull.scenario(), { ref: merge, depth: 0 });
  const run = await pull.run({ workspace, event: pullEvent({ headSha: merge, baseSha }) });
  expect(run.exitCode).toBe(0);
  expect(pull.ownComments()[0]).toContain(`head=${merge}`);
  expect(pull.ownComments()[0]).toContain('No change');
});
