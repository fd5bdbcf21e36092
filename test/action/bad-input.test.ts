import { expect, it } from 'vitest';
import { makeFolder } from '../node/git/scratch-repository.ts';
import { openPullRequest } from './harness/pull-request.ts';
import { sidesOf } from './harness/scenario.ts';

type Case = readonly [string, Readonly<Record<string, string>>, RegExp];

it.each<Case>([
  ['an unknown input', { 'max-increase': '5' }, /There is no input "max-increase"/],
  [
    'a typing mistake in a name',
    { 'base-reff': 'main' },
    /no input "base-reff".*Did you mean "base-ref"/,
  ],
  ['a mode that is none', { mode: 'gate' }, /mode is "gate".*check, merge, comment/],
  ['a rule of comments that is none', { comment: 'yes' }, /comment is "yes".*always/],
  ['a shard that is none', { shard: '3/2' }, /shard is "3\/2".*such as 2\/4/],
  ['a key that is none', { key: 'a --> b' }, /input key is/],
  ['a folder outside', { 'working-directory': '../..' }, /leads out of the workspace/],
  ['a base that is not there', { 'base-ref': 'no-such-branch' }, /no commit "no-such-branch"/],
  ['an option as a base', { 'base-ref': '--upload-pack=x' }, /not a git reference/],
  ['no folder of reports', { mode: 'merge' }, /input reports is missing/],
  [
    'an empty folder of reports',
    { mode: 'merge', reports: 'prompts' },
    /no \*\.measured\.json in "prompts"/,
  ],
])('says in one line what to do about %s, before any call of the API', async (_, inputs, words) => {
  const pull = await openPullRequest('blocked');
  const run = await pull.run({ with: inputs });
  expect(run.exitCode).toBe(2);
  expect(run.annotations).toHaveLength(1);
  expect(run.annotations[0]).toMatchObject({
    kind: 'error',
    message: expect.stringMatching(words),
  });
  expect(pull.github.calls).toEqual([]);
  expect(run.summary).toBe('');
});

it('says where a config is wrong', async () => {
  const { baseline, head } = sidesOf('blocked');
  const broken = `${head['promptfare.yml']}bugdets: []\n`;
  const pull = await openPullRequest({ baseline, head: { ...head, 'promptfare.yml': broken } });
  const run = await pull.run();
  expect(run.exitCode).toBe(2);
  expect(run.annotations[0]?.message).toMatch(/promptfare\.yml:\d+:\d+: .*bugdets/);
  expect(pull.github.calls).toEqual([]);
});

it('says that a folder is no repository', async () => {
  const pull = await openPullRequest('blocked');
  const run = await pull.run({ workspace: makeFolder() });
  expect(run.exitCode).toBe(2);
  expect(run.annotations[0]?.message).toContain('not in a git repository');
  expect(pull.github.calls).toEqual([]);
});

it('says that there are no recordings, before any call of the API', async () => {
  const pull = await openPullRequest('could-not-measure');
  const run = await pull.run();
  expect(run.exitCode).toBe(3);
  expect(run.outputs['status']).toBe('could-not-measure');
  expect(run.annotations).toHaveLength(1);
  expect(run.annotations[0]?.message).toMatch(/^No suite could be measured: support: /);
  expect(pull.github.calls).toEqual([]);
});

it('says that there is nothing to measure', async () => {
  const readme = { 'README.md': 'Nothing here\n' };
  const pull = await openPullRequest({
    baseline: readme,
    head: { 'README.md': 'Nothing there\n' },
  });
  const run = await pull.run();
  expect(run.exitCode).toBe(2);
  expect(run.annotations[0]?.message).toMatch(/nothing to measure.*promptfare init/);
  expect(pull.github.calls).toEqual([]);
});

it('is a mistake to run it outside of a workflow', async () => {
  const pull = await openPullRequest('blocked');
  const run = await pull.run({ env: { GITHUB_REPOSITORY: '' } });
  expect(run.exitCode).toBe(2);
  expect(run.annotations[0]?.message).toContain('promptfare diff');
});
