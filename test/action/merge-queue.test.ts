import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readEvent } from '../../action/event/read-event.ts';
import { addComment } from './harness/fake-state.ts';
import { openPullRequest, type PullRequest } from './harness/pull-request.ts';
import type { ActionRun } from './harness/run-action.ts';
import { checkOut, withLines } from './harness/scenario.ts';

const SHA = 'a'.repeat(40);

it.each([
  [`refs/heads/gh-readonly-queue/main/pr-12-${SHA}`, 12],
  // Branches may be named like a place in the queue, and a group may name several pull requests: the last one is added.
  [`refs/heads/gh-readonly-queue/release/pr-7/pr-12-${SHA}`, 12],
  [`refs/heads/gh-readonly-queue/main/pr-11-${SHA}/pr-12-${SHA}`, 12],
  [`refs/heads/gh-readonly-queue/main/pr-12-${SHA}-x`, undefined],
  ['refs/heads/gh-readonly-queue/main/pr-12-short', undefined],
  [`refs/heads/gh-readonly-queue/main/pr-99999999999-${SHA}`, undefined],
  [undefined, undefined],
])('the merge group %s is about pull request %s', (head_ref, number) => {
  const path = join(mkdtempSync(join(tmpdir(), 'promptfare-event-')), 'event.json');
  const group = { base_sha: SHA, head_sha: SHA, head_ref };
  writeFileSync(path, JSON.stringify({ merge_group: group }));
  const event = readEvent({ GITHUB_EVENT_NAME: 'merge_group', GITHUB_EVENT_PATH: path });
  expect(event.kind === 'change' ? event.queuedPull : event.kind).toBe(number);
});

/** A queue of two pull requests that are both over budget: the group of the second is built on that of the first. */
async function openQueue(): Promise<{
  readonly pull: PullRequest;
  readonly run: (baseSha: string) => Promise<ActionRun>;
}> {
  const pull = await openPullRequest('blocked');
  const { upstream, mergeSha } = pull.scenario();
  upstream.git('checkout', '--quiet', '--detach', mergeSha);
  const groupSha = upstream.commit(withLines('blocked', 12));
  upstream.git('update-ref', 'refs/heads/gh-readonly-queue/main/pr-2', groupSha);
  pull.github.state.rights.set('ana', 'write');
  const run = async (baseSha: string): Promise<ActionRun> => {
    // The branch that is merged into is named like another place in the queue.
    const head_ref = `refs/heads/gh-readonly-queue/pr-1-${SHA}/pr-2-${'b'.repeat(40)}`;
    return pull.run({
      workspace: await checkOut(pull.scenario(), { ref: groupSha, depth: 3 }),
      sha: groupSha,
      event: {
        name: 'merge_group',
        payload: { merge_group: { base_sha: baseSha, head_sha: groupSha, head_ref } },
      },
    });
  };
  return { pull, run };
}

it('counts the approval of the pull request that a group adds, not of one before it in the queue', async () => {
  const { pull, run } = await openQueue();
  const { mergeSha } = pull.scenario();
  addComment(pull.github.state, 'ana', '/cost approve up-to +$1 the carrier asked for it', 1);
  expect((await run(mergeSha)).exitCode).toBe(1);
  addComment(pull.github.state, 'ana', '/cost approve up-to +$1 the carrier asked for it', 2);
  const approved = await run(mergeSha);
  expect(approved.outputs['status']).toBe('approved');
  expect(approved.outputs['base-sha']).toBe(mergeSha);
});

it('does not let the approval of one pull request pay for the others of its group', async () => {
  const { pull, run } = await openQueue();
  const { baseSha, mergeSha } = pull.scenario();
  const alone = Number((await run(mergeSha)).outputs['cost-delta']);
  const words = `/cost approve up-to +$${(alone * 1.01).toFixed(9)} the carrier asked for it`;
  addComment(pull.github.state, 'ana', words, 2);
  expect((await run(mergeSha)).exitCode).toBe(0);
  // Both at once, when the queue is told to build groups of several.
  const both = await run(baseSha);
  expect(both.exitCode).toBe(1);
  expect(Number(both.outputs['cost-delta'])).toBeGreaterThan(alone);
});
