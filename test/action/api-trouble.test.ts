import { createServer, connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { startGithub } from './harness/fake-github.ts';
import { openPullRequest } from './harness/pull-request.ts';
import { type ActionRun, runAction } from './harness/run-action.ts';
import { checkOut, makePull, openPull, pullEvent, sidesOf } from './harness/scenario.ts';

it('waits out a 503 and a page of HTML', async () => {
  const pull = await openPullRequest('blocked');
  pull.github.fail('issues/list-comments', { status: 503 }, { status: 502, html: true });
  const run = await pull.run();
  expect(run.exitCode).toBe(1);
  expect(pull.ownComments()).toHaveLength(1);
});

it('waits as long as the secondary rate limit says', async () => {
  const pull = await openPullRequest('blocked');
  const message = 'You have exceeded a secondary rate limit.';
  pull.github.fail('issues/create-comment', {
    status: 403,
    message,
    headers: { 'retry-after': '1' },
  });
  await pull.run();
  expect(pull.ownComments()).toHaveLength(1);
});

it('does not wait an hour for the primary rate limit, and the verdict stands', async () => {
  const pull = await openPullRequest('costs-more');
  const reset = String(Math.floor(Date.now() / 1000) + 3600);
  const fault = {
    status: 403,
    message: 'API rate limit exceeded for installation ID 1.',
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
  };
  pull.github.fail('issues/list-comments', fault);
  const run = await pull.run();
  expect(run.exitCode).toBe(0);
  expect(warningsOf(run)).toContainEqual(expect.stringContaining('rate limit'));
});

it('says that a conversation is locked, and the verdict stands', async () => {
  const pull = await openPullRequest('costs-more');
  pull.github.state.pulls[0]!.locked = true;
  const run = await pull.run();
  expect(run.exitCode).toBe(0);
  expect(warningsOf(run)).toContainEqual(expect.stringContaining('the conversation is locked'));
});

it('names the missing permission of a token that can only read; all but the comment works', async () => {
  const pull = await openPullRequest('blocked');
  pull.github.state.permissions = {};
  const run = await pull.run();
  expect(run.exitCode).toBe(1);
  expect(run.outputs['status']).toBe('blocked');
  expect(run.outputs['comment-body']).toContain('Blocked, over budget');
  expect(run.summary).toContain('Blocked, over budget');
  expect(warningsOf(run)).toContainEqual(expect.stringContaining('"pull-requests: write"'));
  expect(run.annotations.some(({ kind }) => kind === 'error')).toBe(true);
});

it('takes the read-only token of a fork as it is: a notice, no warning', async () => {
  const pull = await openPullRequest('costs-more');
  pull.github.state.permissions = { pull_requests: 'read', issues: 'read' };
  const run = await pull.run({ fork: true });
  expect(run.exitCode).toBe(0);
  expect(warningsOf(run)).not.toContainEqual(expect.stringMatching(/comment|permission/));
  expect(run.annotations.some(({ message }) => message.includes('as usual for a fork'))).toBe(true);
});

it.each([{ issues: 'write' } as const, { pull_requests: 'write' } as const])(
  'comments with %o alone',
  async (permissions) => {
    const pull = await openPullRequest('costs-more');
    pull.github.state.permissions = permissions;
    await pull.run();
    expect(pull.ownComments()).toHaveLength(1);
  },
);

it('runs without a token', async () => {
  const pull = await openPullRequest('blocked');
  const run = await pull.run({ with: { token: '' } });
  expect(run.exitCode).toBe(1);
  expect(pull.github.calls).toEqual([]);
});

it('tells the runner to mask the token before anything else', async () => {
  const pull = await openPullRequest('costs-more');
  const run = await pull.run();
  expect(run.stdout.split('\n')[0]).toMatch(/^::add-mask::/);
});

it('finds the API of an Enterprise server', async () => {
  const scenario = makePull(sidesOf('blocked'));
  const github = await startGithub({ prefix: '/api/v3' });
  openPull(github, scenario);
  const workspace = await checkOut(scenario);
  await runAction({ workspace, event: pullEvent(scenario), sha: scenario.mergeSha, github });
  expect(github.state.comments).toHaveLength(1);
});

it('goes through a proxy', async () => {
  const pull = await openPullRequest('blocked');
  const hosts: string[] = [];
  const proxy = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (chunk) => {
      const [, host = '', port = ''] =
        /^CONNECT ([^:]+):(\d+)/.exec(chunk.toString('latin1')) ?? [];
      hosts.push(`${host}:${port}`);
      const target = connect(Number(port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(target).pipe(socket);
      });
      target.on('error', () => socket.destroy());
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  const address = proxy.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const hostless = pull.github.apiUrl.replace('127.0.0.1', 'github.internal.test');
  await pull.run({
    env: { GITHUB_API_URL: hostless, http_proxy: `http://127.0.0.1:${port}`, no_proxy: '' },
  });
  expect(hosts[0]).toMatch(/^github\.internal\.test:/);
  expect(pull.ownComments()).toHaveLength(1);
});

it('makes a check run with all annotations when it is asked to', async () => {
  const pull = await openPullRequest('blocked');
  await pull.run({ with: { 'check-run': 'Prompt cost', 'sarif-path': 'promptfare.sarif' } });
  expect(pull.github.state.checkRuns).toMatchObject([
    { name: 'Prompt cost', conclusion: 'failure', pages: [expect.any(Number)] },
  ]);
  // The breach, the dearer prompt, and what the rules found in it.
  const levels = pull.github.state.checkRuns.flatMap((run) => run.levels);
  expect(levels.slice(0, 2)).toEqual(['failure', 'notice']);
});

function warningsOf({ annotations }: Pick<ActionRun, 'annotations'>): readonly string[] {
  return annotations.filter(({ kind }) => kind === 'warning').map(({ message }) => message);
}
