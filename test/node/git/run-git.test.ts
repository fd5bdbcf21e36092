import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainGitFailure, lastWords } from '../../../node/git/explain-git-failure.ts';
import { runGit, tryGit } from '../../../node/git/run-git.ts';
import { makeFolder, makeRepository, SCRATCH_ENV } from './scratch-repository.ts';

describe('running git', () => {
  it('gives its input and answers its output', async () => {
    const { root } = makeRepository();
    const folder = { root, env: SCRATCH_ENV };
    const id = await runGit(folder, ['hash-object', '--stdin'], { input: 'hello' });
    expect(id.trim()).toMatch(/^[0-9a-f]{40}$/);
  });

  it('takes an exit code for an answer where asked to', async () => {
    const { root } = makeRepository();
    const answer = await tryGit({ root, env: SCRATCH_ENV }, ['symbolic-ref', '--quiet', 'nope']);
    expect(answer).toMatchObject({ kind: 'failed', exitCode: 1 });
  });

  it.each([
    {
      what: 'a folder outside any repository',
      makeRoot: makeFolder,
      message: 'not in a git repository',
    },
    {
      what: 'a folder that is not there',
      makeRoot: () => join(makeFolder(), 'x'),
      message: 'could not be started',
    },
    {
      what: 'a machine without git',
      makeRoot: makeFolder,
      path: '/nonexistent',
      message: 'could not be started',
    },
  ])('says what is wrong with $what', async ({ makeRoot, path, message }) => {
    const env = path === undefined ? SCRATCH_ENV : { ...SCRATCH_ENV, PATH: path };
    await expect(runGit({ root: makeRoot(), env }, ['status'])).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(message),
      hint: expect.any(String),
    });
  });

  it('says how to trust a repository of another user', async () => {
    const env = { ...SCRATCH_ENV, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    await expect(runGit({ root: makeRepository().root, env }, ['status'])).rejects.toMatchObject({
      message: 'Git refuses this repository because another user owns its folder',
      hint: expect.stringContaining('safe.directory'),
    });
  });

  it('runs no hook and no pager or file watcher of the repository', async () => {
    const { root, git, write } = makeRepository();
    const trap = `touch ${join(root, 'trapped')}`;
    git('config', 'core.fsmonitor', trap);
    git('config', 'core.pager', trap);
    write({ '.git/hooks/post-index-change': `#!/bin/sh\n${trap}\n`, 'a.md': '' });
    const env = { ...SCRATCH_ENV, GIT_PAGER: trap, GIT_EXTERNAL_DIFF: trap };
    expect(await runGit({ root, env }, ['status', '--porcelain'])).toBe('?? a.md\n');
  });

  it('is not led away by a bare repository that a pull request holds', async () => {
    const { root, git } = makeRepository();
    git('init', '--quiet', '--bare', 'planted');
    const folder = { root: join(root, 'planted'), env: SCRATCH_ENV };
    await expect(runGit(folder, ['ls-files'])).rejects.toThrow('no working tree');
  });
});

describe('what git says about a failure', () => {
  it.each([
    [
      "fatal: detected dubious ownership in repository at '/w'",
      'another user owns',
      'safe.directory',
    ],
    [
      "fatal: could not read Username for 'https://x': terminal prompts disabled",
      'refused',
      'fetch',
    ],
    ['fatal: could not fetch abc from promisor remote', 'not hold all contents', 'Fetch'],
  ])('%s', (stderr, message, hint) => {
    const error = explainGitFailure(stderr, 'git fetch');
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
  });

  it('never repeats credentials', () => {
    const stderr =
      "fatal: unable to access 'https://x-access-token:ghs_secret@github.com/a/b/': 500";
    expect(lastWords(stderr)).toBe("unable to access 'https://github.com/a/b/': 500");
  });
});
