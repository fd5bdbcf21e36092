import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../node/git/scratch-repository.ts';
import { openPullRequest, type PullRequest } from './harness/pull-request.ts';
import { readJson } from './harness/run-action.ts';
import { sidesOf, withLines } from './harness/scenario.ts';

/** The suite of a state under several names, so that shards have something to share. */
function manySuites(): {
  readonly baseline: Readonly<Record<string, string>>;
  readonly head: Readonly<Record<string, string>>;
} {
  const { baseline, head } = sidesOf('blocked');
  const names = ['answers', 'billing', 'carriers', 'delivery', 'returns', 'search'];
  const config = [
    'version: 1',
    'suites:',
    ...names.map(
      (name) =>
        `  - { name: ${name}, prompts: [prompts/*.prompt.yml], recordings: [evals/*.fare.jsonl] }`,
    ),
    'budgets:',
    '  - { name: all, scope: total, max_increase: { percent: 5, absolute: 0.0001 } }',
    '',
  ].join('\n');
  return {
    baseline: { ...baseline, 'promptfare.yml': config },
    head: { ...head, 'promptfare.yml': config },
  };
}

/** Runs the shards as jobs of a matrix, and answers the folder their artifacts are downloaded to. */
async function runShards(pull: PullRequest, shards: readonly string[]): Promise<string> {
  const folder = makeFolder();
  for (const shard of shards) {
    const run = await pull.run({ with: { shard } });
    expect(run.exitCode).toBe(0);
    const name = shard.replace('/', '-of-');
    mkdirSync(join(folder, name));
    const [, path = ''] = /Measured shard .*: (.*\.measured\.json)/.exec(run.log) ?? [];
    copyFileSync(path, join(folder, name, `${name}.measured.json`));
  }
  return folder;
}

it('judges shards as one, with one comment, as a single job would', async () => {
  const pull = await openPullRequest(manySuites());
  const whole = await pull.run({ with: { comment: 'never' } });
  const folder = await runShards(pull, ['1/3', '2/3', '3/3']);
  expect(pull.ownComments()).toEqual([]);
  const merged = await pull.run({ with: { mode: 'merge', reports: folder } });
  expect(merged.exitCode).toBe(1);
  expect(pull.ownComments()).toHaveLength(1);
  for (const name of [
    'status',
    'cost-delta',
    'input-token-delta',
    'base-sha',
    'head-sha',
    'breaches',
  ]) {
    expect(merged.outputs[name], name).toBe(whole.outputs[name]);
  }
  expect(readJson(merged.outputs['report-path'])['total']).toEqual(
    readJson(whole.outputs['report-path'])['total'],
  );
});

it('refuses a missing shard, a doubled one, and one of another commit', async () => {
  const pull = await openPullRequest(manySuites());
  const folder = await runShards(pull, ['1/2']);
  const merge = async (): Promise<string> => {
    const run = await pull.run({ with: { mode: 'merge', reports: folder } });
    expect(run.exitCode).toBe(2);
    return run.annotations[0]?.message ?? '';
  };
  expect(await merge()).toContain('Shard 2 of 2 is missing');
  mkdirSync(join(folder, 'again'));
  copyFileSync(join(folder, '1-of-2/1-of-2.measured.json'), join(folder, 'again/x.measured.json'));
  const second = await runShards(pull, ['2/2']);
  copyFileSync(join(second, '2-of-2/2-of-2.measured.json'), join(folder, 'again/y.measured.json'));
  expect(await merge()).toContain('Shard 1 of 2 is there more than once');
  writeFileSync(join(folder, 'again/x.measured.json'), '{}');
  expect(await merge()).toContain('is not a measured file');
  pull.push(withLines('blocked', 3));
  const other = await runShards(pull, ['1/2']);
  copyFileSync(join(second, '2-of-2/2-of-2.measured.json'), join(other, '1-of-2/y.measured.json'));
  const mixed = await pull.run({ with: { mode: 'merge', reports: other } });
  expect(mixed.annotations[0]?.message).toContain('The shards compare different commits');
});

it('refuses shards of an earlier commit', async () => {
  const pull = await openPullRequest(manySuites());
  const folder = await runShards(pull, ['1/1']);
  pull.push(withLines('blocked', 3));
  const run = await pull.run({ with: { mode: 'merge', reports: folder } });
  expect(run.exitCode).toBe(2);
  expect(run.annotations[0]?.message).toContain('The measured files are of commit');
});

it('puts numbers into no measured file that are none', async () => {
  const pull = await openPullRequest(manySuites());
  const folder = await runShards(pull, ['1/1']);
  const path = join(folder, '1-of-1/1-of-1.measured.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"inputTokens":\d+/, '"inputTokens":-1'));
  const run = await pull.run({ with: { mode: 'merge', reports: folder } });
  expect(run.exitCode).toBe(2);
  expect(run.annotations[0]?.message).toContain('inputTokens');
});
