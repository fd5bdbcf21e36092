import { expect, it } from 'vitest';
import { addComment, setLabel, tick } from './harness/fake-state.ts';
import { openPullRequest, type PullRequest } from './harness/pull-request.ts';
import { checkOut, sidesOf, withLines } from './harness/scenario.ts';

async function openBlocked(right: 'write' | 'read' | 'admin' = 'write'): Promise<PullRequest> {
  const pull = await openPullRequest('blocked');
  pull.github.state.rights.set('ana', right);
  return pull;
}

async function label(pull: PullRequest): ReturnType<PullRequest['run']> {
  setLabel(pull.github.state, 'ana');
  return pull.run({ action: 'labeled', label: 'cost-approved' });
}

it('is approved by the label of somebody who may, and shows who and when', async () => {
  const pull = await openBlocked();
  expect((await pull.run()).exitCode).toBe(1);
  const run = await label(pull);
  expect(run.exitCode).toBe(0);
  expect(run.outputs['status']).toBe('approved');
  expect(pull.ownComments()).toHaveLength(1);
  expect(pull.ownComments()[0]).toContain('Approved over budget');
  expect(pull.ownComments()[0]).toMatch(
    /approved up to \$[\d.]+ by ana \(label, 2026-11-22 08:\d\d UTC\): label cost\\-approved/,
  );
});

it('stays approved up to the amount and the tolerance, and blocks again above', async () => {
  const pull = await openBlocked();
  await pull.run();
  await label(pull);
  // One percent more of the increase is inside the tolerance of five.
  pull.push(withLines('blocked', 1, '.'));
  expect((await pull.run()).outputs['status']).toBe('approved');
  pull.push(withLines('blocked', 10));
  const over = await pull.run();
  expect(over.exitCode).toBe(1);
  expect(pull.ownComments()[0]).toMatch(/approval by ana reaches \$[\d.]+ only/);
});

it('remembers an approval over a push that needs none', async () => {
  const pull = await openBlocked();
  await pull.run();
  await label(pull);
  pull.push(sidesOf('blocked').baseline);
  expect((await pull.run()).outputs['status']).toBe('no-change');
  pull.push(sidesOf('blocked').head);
  expect((await pull.run()).outputs['status']).toBe('approved');
});

it('blocks again when the label is taken off', async () => {
  const pull = await openBlocked();
  await pull.run();
  await label(pull);
  setLabel(pull.github.state, 'ana', 'unlabeled');
  expect((await pull.run({ action: 'unlabeled', label: 'cost-approved' })).exitCode).toBe(1);
});

it('takes no label from somebody who may not write', async () => {
  const pull = await openBlocked('read');
  await pull.run();
  const run = await label(pull);
  expect(run.exitCode).toBe(1);
  expect(pull.ownComments()[0]).toContain(
    'The approval of ana (label) does not count: it takes the right',
  );
});

it('does not know what a label was given for that was set before a push was measured', async () => {
  const pull = await openBlocked();
  await pull.run();
  setLabel(pull.github.state, 'ana');
  // Its run was cancelled by the next push, whose comment came later.
  pull.github.state.comments[0]!.updatedAt = tick(pull.github.state);
  pull.push(withLines('blocked', 10));
  const run = await pull.run();
  expect(run.exitCode).toBe(1);
  expect(pull.ownComments()[0]).toContain('take the label off and set it again');
});

it.each([
  ['/cost approve the carrier asked for it', 0],
  ['/cost approve support the carrier asked for it', 0],
  ['/cost approve support up-to +$0.001 the carrier asked for it', 0],
  ['/cost approve up-to +20% the carrier asked for it', 0],
  ['/cost approve up-to +$0.0002 the carrier asked for it', 1],
  ['/cost approve up-to +5% the carrier asked for it', 1],
  ['/cost approve up-to +500 the carrier asked for it', 1],
  ['/cost approve', 1],
  ['/cost approved by me', 1],
  ['I say: /cost approve it is fine', 1],
  ['> /cost approve it is fine', 1],
])('with the comment %j the exit code is %i', async (body, exitCode) => {
  const pull = await openBlocked();
  await pull.run();
  addComment(pull.github.state, 'ana', body);
  expect((await pull.run()).exitCode).toBe(exitCode);
});

it('binds a command to the amount that was shown when it was written', async () => {
  const pull = await openBlocked();
  await pull.run();
  addComment(pull.github.state, 'ana', '/cost approve the carrier asked for it');
  pull.push(withLines('blocked', 10));
  expect((await pull.run()).exitCode).toBe(1);
  pull.push(sidesOf('blocked').head);
  expect((await pull.run()).exitCode).toBe(0);
});

it.each([
  ['somebody without rights', 'mallory', 'it takes the right'],
  ['somebody with the right to read', 'ben', 'it takes the right'],
])('takes no command from %s', async (_, login, words) => {
  const pull = await openBlocked();
  pull.github.state.rights.set('ben', 'read');
  await pull.run();
  addComment(pull.github.state, login, '/cost approve up-to +$1 please');
  expect((await pull.run()).exitCode).toBe(1);
  expect(pull.ownComments()[0]).toContain(words);
});

it('takes no command that was edited: whoever may write can edit the words of an admin', async () => {
  const pull = await openBlocked('admin');
  await pull.run();
  const comment = addComment(pull.github.state, 'ana', '/cost approve up-to +$1 please');
  comment.updatedAt = tick(pull.github.state);
  expect((await pull.run()).exitCode).toBe(1);
  expect(pull.ownComments()[0]).toContain('the comment was edited');
});

it('asks for the right that the base commit names', async () => {
  const { baseline, head } = sidesOf('blocked');
  const config = `${baseline['promptfare.yml']}override: { who: admin }\n`;
  const pull = await openPullRequest({
    baseline: { ...baseline, 'promptfare.yml': config },
    head: { ...head, 'promptfare.yml': config.replace('admin', 'write') },
  });
  pull.github.state.rights.set('ana', 'write');
  await pull.run();
  addComment(pull.github.state, 'ana', '/cost approve up-to +$1 please');
  expect((await pull.run()).exitCode).toBe(1);
  pull.github.state.rights.set('ana', 'admin');
  expect((await pull.run()).exitCode).toBe(0);
});

it('approves nothing when GitHub cannot be asked', async () => {
  const pull = await openBlocked();
  await pull.run();
  setLabel(pull.github.state, 'ana');
  pull.github.fail('issues/list-events', {
    status: 403,
    message: 'Resource not accessible by integration',
  });
  const run = await pull.run({ action: 'labeled', label: 'cost-approved' });
  expect(run.exitCode).toBe(1);
  expect(run.annotations.some(({ message }) => message.includes('pull-requests: read'))).toBe(true);
});

it('answers a command: measures the pull request, updates the comment, runs the failed check again', async () => {
  const pull = await openBlocked();
  await pull.run();
  const { headSha, baseSha } = pull.scenario();
  pull.github.state.failedRuns.push({ id: 77, headSha, rerun: false });
  const body = '/cost approve the carrier asked for it';
  addComment(pull.github.state, 'ana', body);
  const run = await pull.run({
    workspace: await checkOut(pull.scenario(), { ref: baseSha, depth: 0 }),
    sha: baseSha,
    with: { 'rerun-workflow': 'promptfare.yml' },
    event: {
      name: 'issue_comment',
      payload: {
        action: 'created',
        issue: { number: 1, pull_request: {} },
        comment: { id: 1, body },
      },
    },
  });
  expect(run.exitCode).toBe(0);
  expect(pull.ownComments()[0]).toContain('Approved over budget');
  expect(pull.github.state.failedRuns[0]?.rerun).toBe(true);
});

it('does nothing about other comments', async () => {
  const pull = await openBlocked();
  const run = await pull.run({
    event: {
      name: 'issue_comment',
      payload: { issue: { number: 1, pull_request: {} }, comment: { body: 'Nice' } },
    },
  });
  expect(run.exitCode).toBe(0);
  expect(pull.github.calls).toEqual([]);
});

it('carries an approval into the merge queue', async () => {
  const pull = await openBlocked();
  await pull.run();
  await label(pull);
  const { headSha, baseSha, mergeSha } = pull.scenario();
  const payload = {
    merge_group: {
      base_sha: baseSha,
      head_sha: mergeSha,
      head_ref: `refs/heads/gh-readonly-queue/main/pr-1-${headSha}`,
    },
  };
  expect((await pull.run({ event: { name: 'merge_group', payload } })).outputs['status']).toBe(
    'approved',
  );
});
