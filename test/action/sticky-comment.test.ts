import { expect, it } from 'vitest';
import { addComment } from './harness/fake-state.ts';
import { openPullRequest } from './harness/pull-request.ts';
import { pullEvent, sidesOf, withLines } from './harness/scenario.ts';

const COMMENT_WRITES: ReadonlySet<string> = new Set([
  'issues/create-comment',
  'issues/update-comment',
  'issues/delete-comment',
]);

function writes(calls: readonly string[]): readonly string[] {
  return calls.filter((call) => COMMENT_WRITES.has(call));
}

it('makes one comment, leaves an equal one alone and updates it, among 250 comments of others', async () => {
  const pull = await openPullRequest('blocked');
  for (let at = 0; at < 250; at += 1) addComment(pull.github.state, 'ana', `Comment ${at}`);

  const first = await pull.run();
  expect(first.exitCode).toBe(1);
  expect(pull.ownComments()).toEqual([first.outputs['comment-body']]);
  expect(first.outputs['comment-url']).toMatch(/#issuecomment-\d+$/);

  for (let at = 0; at < 30; at += 1) addComment(pull.github.state, 'ben', `Later ${at}`);
  pull.github.calls.length = 0;
  const second = await pull.run();
  expect(writes(pull.github.calls)).toEqual([]);
  expect(second.log).toContain('Comment unchanged');

  pull.push(withLines('blocked', 12));
  const third = await pull.run();
  expect(writes(pull.github.calls)).toEqual(['issues/update-comment']);
  expect(pull.ownComments()).toEqual([third.outputs['comment-body']]);
  expect(third.outputs['comment-body']).not.toBe(first.outputs['comment-body']);
  expect(pull.github.state.comments).toHaveLength(281);
});

it('says the verdict first, and the same in comment, summary, outputs and annotations', async () => {
  const pull = await openPullRequest('blocked');
  const run = await pull.run();
  const { headSha, mergeSha, baseSha } = pull.scenario();
  const [marker, , title] = pull.ownComments()[0]!.split('\n');
  expect(marker).toMatch(
    new RegExp(
      `^<!-- promptfare key=default head=${headSha} base=${baseSha} run=\\d+ attempt=1 -->$`,
    ),
  );
  expect(title).toBe('### ⛔ Prompt cost: Blocked, over budget');
  expect(run.summary.split('\n')[0]).toBe(title);
  expect(run.outputs).toMatchObject({
    status: 'blocked',
    blocked: 'true',
    'cost-delta': '0.00027',
    'input-token-delta': '108',
    'output-token-delta': '0',
    'base-sha': baseSha,
    'head-sha': mergeSha,
  });
  expect(Number(run.outputs['cost-delta-percent'])).toBeCloseTo(12.05, 1);
  expect(JSON.parse(run.outputs['breaches']!)).toMatchObject([
    { budget: 'support', limit: 'max_increase' },
  ]);
  const error = run.annotations.find(({ kind }) => kind === 'error');
  expect(error?.message).toContain('Blocked by support: cost per run +$0.00027');
  // The first line of the prompt that the change touches, as the head counts.
  expect(error?.properties).toMatchObject({ file: 'prompts/answer.prompt.yml', line: '8' });
  expect(pull.ownComments()[0]).toContain(
    `/shop/prompts/blob/${mergeSha}/prompts/answer.prompt.yml)`,
  );
});

it('is no comment where nothing changed, and keeps an old one up to date when the change is taken back', async () => {
  const pull = await openPullRequest('no-change');
  const quiet = await pull.run();
  expect(quiet.exitCode).toBe(0);
  expect(pull.ownComments()).toEqual([]);
  pull.push(withLines('no-change', 3));
  await pull.run();
  expect(pull.ownComments()[0]).toContain('Costs more');
  pull.push(sidesOf('no-change').head);
  await pull.run();
  expect(pull.ownComments()).toHaveLength(1);
  expect(pull.ownComments()[0]).toContain('No change');
});

it.each([
  ['always', 'no-change', 1],
  ['on-change', 'costs-more', 1],
  ['on-breach', 'costs-more', 0],
  ['on-breach', 'warning', 1],
  ['never', 'blocked', 0],
])('with comment: %s and the state %s makes %i comments', async (comment, state, count) => {
  const pull = await openPullRequest(state);
  await pull.run({ with: { comment } });
  expect(pull.ownComments()).toHaveLength(count);
});

it('takes no marker of a human for its own, at the start or quoted', async () => {
  const pull = await openPullRequest('blocked');
  const run = await pull.run({ with: { comment: 'never' } });
  const body = run.outputs['comment-body']!;
  const forged = addComment(pull.github.state, 'mallory', body);
  const quoted = addComment(pull.github.state, 'github-actions[bot]', `> quoted\n${body}`);
  await pull.run();
  expect(forged.body).toBe(body);
  expect(quoted.body).toBe(`> quoted\n${body}`);
  expect(pull.ownComments()).toHaveLength(1);
});

it('keeps comments of other keys apart', async () => {
  const pull = await openPullRequest('blocked');
  await pull.run({ with: { key: 'support' } });
  await pull.run({ with: { key: 'search' } });
  await pull.run({ with: { key: 'support' } });
  expect(pull.ownComments().map((body) => /key=(\w+)/.exec(body)?.[1])).toEqual([
    'support',
    'search',
  ]);
});

it.each([
  ['a 502 after it was stored', { after: true, status: 502 }],
  ['a connection that breaks after it was stored', { after: true, reset: true }],
])('makes one comment in spite of %s', async (_, fault) => {
  const pull = await openPullRequest('blocked');
  pull.github.fail('issues/create-comment', fault);
  const run = await pull.run();
  expect(pull.ownComments()).toHaveLength(1);
  expect(pull.github.calls.filter((call) => call === 'issues/create-comment')).toHaveLength(1);
  expect(run.log).toContain('Comment created');
});

it('tries again when a comment was not stored', async () => {
  const pull = await openPullRequest('blocked');
  pull.github.fail('issues/create-comment', { status: 503 }, { reset: true });
  await pull.run();
  expect(pull.ownComments()).toHaveLength(1);
  expect(pull.github.calls.filter((call) => call === 'issues/create-comment')).toHaveLength(3);
});

it('converges when two runs comment in the same moment', async () => {
  const pull = await openPullRequest('blocked');
  // The other run's comment is stored between our listing and our storing.
  pull.github.fail(
    'issues/create-comment',
    { delayMs: 300, after: true, status: 502 },
    { delayMs: 300, after: true, status: 502 },
  );
  const runs = await Promise.all([pull.run(), pull.run()]);
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([1, 1]);
  expect(pull.ownComments()).toHaveLength(1);
});

it('keeps the oldest of two comments, with the newest words', async () => {
  const pull = await openPullRequest('blocked');
  await pull.run();
  const [first] = pull.github.state.comments;
  const double = addComment(
    pull.github.state,
    'github-actions[bot]',
    first!.body.replace('Blocked', 'Old'),
  );
  pull.push(withLines('blocked', 9));
  const run = await pull.run();
  expect(pull.github.state.comments).toHaveLength(1);
  expect(pull.github.state.comments[0]).toMatchObject({
    id: first!.id,
    body: run.outputs['comment-body'],
  });
  expect(double.id).not.toBe(first!.id);
});

it('does not let an older run have the last word', async () => {
  const pull = await openPullRequest('blocked');
  await pull.run({ runId: 900 });
  const [body] = pull.ownComments();
  const older = await pull.run({ runId: 800, with: { 'base-ref': pull.scenario().headSha } });
  expect(older.log).toContain('A newer run has commented already');
  expect(pull.ownComments()).toEqual([body]);
});

it('does not let a run for an older commit speak, whatever its number', async () => {
  const pull = await openPullRequest('blocked');
  const old = pull.scenario();
  await pull.run({ runId: 900 });
  pull.push(withLines('blocked', 9));
  await pull.run({ runId: 901 });
  const [body] = pull.ownComments();
  const again = await pull.run({ runId: 902, attempt: 2, event: pullEvent(old) });
  expect(again.log).toContain('A newer run has commented already');
  expect(pull.ownComments()).toEqual([body]);
});

it('lets a job that was run again for the same commit speak', async () => {
  const pull = await openPullRequest('blocked');
  await pull.run({ runId: 900, with: { 'base-ref': pull.scenario().headSha, comment: 'always' } });
  const again = await pull.run({ runId: 800, attempt: 2 });
  expect(again.log).toContain('Comment updated');
  expect(pull.ownComments()[0]).toContain('Blocked');
});

it('leaves drafts in peace', async () => {
  const pull = await openPullRequest('blocked');
  const run = await pull.run({ draft: true });
  expect(run.exitCode).toBe(1);
  expect(pull.ownComments()).toEqual([]);
  expect(run.log).toContain('comment.drafts');
});
