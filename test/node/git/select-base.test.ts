import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BaseChoice, BaseRequest } from '../../../node/git/base-choice.ts';
import { selectBase } from '../../../node/git/select-base.ts';
import {
  checkOutAlone,
  cloneRepository,
  importHistory,
  makeFolder,
  makeRepository,
  type Scratch,
  SCRATCH_ENV,
} from './scratch-repository.ts';

const select = (
  root: string,
  request: Omit<BaseRequest, 'root' | 'env'> = {},
): Promise<BaseChoice> => selectBase({ root, env: SCRATCH_ENV, ...request });

type History = {
  readonly origin: Scratch;
  /** Where `feature` left `main`, two commits before `main`'s tip. */
  readonly fork: string;
  readonly main: string;
  readonly feature: string;
  /** Build services' trial merge of `feature` into `main`. */
  readonly merge: string;
};

function makeHistory(): History {
  const origin = makeRepository();
  const ids = importHistory(origin, [
    { name: 'start', branch: 'main', files: { 'a.md': 'one' } },
    { name: 'fork', branch: 'main', parents: ['start'], files: { 'a.md': 'two' } },
    { name: 'between', branch: 'main', parents: ['fork'], files: { 'main.md': 'one' } },
    { name: 'main', branch: 'main', parents: ['between'], files: { 'main.md': 'two' } },
    { name: 'draft', branch: 'feature', parents: ['fork'], files: { 'feature.md': 'one' } },
    { name: 'feature', branch: 'feature', parents: ['draft'], files: { 'feature.md': 'two' } },
    {
      name: 'merge',
      branch: 'trial',
      parents: ['main', 'feature'],
      files: { 'feature.md': 'two' },
    },
  ]);
  const { fork = '', main = '', feature = '', merge = '' } = ids;
  // Where a build service keeps it; no branch leads there.
  origin.git('update-ref', 'refs/pull/1/merge', merge);
  origin.git('branch', '--quiet', '-D', 'trial');
  return { origin, fork, main, feature, merge };
}

describe('a pull request', () => {
  it('is compared with the first parent of its merge commit, also in a clone of one commit', async () => {
    const { origin, main, feature, merge, fork } = makeHistory();
    const event = { kind: 'pull_request', baseSha: fork, headSha: feature } as const;
    const { root } = checkOutAlone(origin, merge);
    expect(await select(root, { event })).toEqual({
      kind: 'pair',
      baseSha: main,
      head: { kind: 'commit', sha: merge },
      how: 'first parent of the merge commit of the pull request',
    });
  });

  it('is compared with the merge base when its own head is checked out', async () => {
    const { origin, main, feature, fork } = makeHistory();
    const event = { kind: 'pull_request', baseSha: main, headSha: feature } as const;
    const { root, git } = checkOutAlone(origin, feature);
    expect(await select(root, { event })).toEqual({
      kind: 'pair',
      baseSha: fork,
      head: { kind: 'commit', sha: feature },
      how: 'merge base of the pull request and its base branch',
      behind: 2,
    });
    expect(git('branch', '--all')).toContain('HEAD detached');
  });

  it('is read as data where the base branch is checked out', async () => {
    const { origin, main, feature, fork } = makeHistory();
    const event = { kind: 'pull_request', baseSha: main, headSha: feature } as const;
    const choice = await select(checkOutAlone(origin, main).root, { event });
    expect(choice).toMatchObject({ baseSha: fork, head: { kind: 'commit', sha: feature } });
  });

  it('with unrelated history has no base', async () => {
    const { root, git, commit } = makeRepository();
    const baseSha = commit({ 'a.md': '' });
    git('checkout', '--quiet', '--orphan', 'alien');
    const headSha = commit({ 'b.md': '' });
    const choice = await select(root, { event: { kind: 'pull_request', baseSha, headSha } });
    expect(choice).toMatchObject({
      kind: 'none',
      reason: 'the pull request and its base branch have no history in common',
    });
  });
});

describe('a merge group', () => {
  it('is compared with its base', async () => {
    const { origin, main, merge } = makeHistory();
    const { root } = checkOutAlone(origin, merge);
    const choice = await select(root, { event: { kind: 'merge_group', baseSha: main } });
    expect(choice).toMatchObject({ baseSha: main, head: { kind: 'commit', sha: merge } });
  });
});

describe('a push', () => {
  it('is compared with the commit before it', async () => {
    const { origin, main, fork } = makeHistory();
    const { root } = checkOutAlone(origin, main);
    const choice = await select(root, { event: { kind: 'push', before: fork, headSha: main } });
    expect(choice).toMatchObject({ baseSha: fork, how: 'commit before the push' });
  });

  it.each([
    ['creates the branch', '0'.repeat(40)],
    ['replaces a commit nobody has any more', '1'.repeat(40)],
    ['says something that is no commit', '--all'],
  ])('that %s is compared with where it left the default branch', async (_, before) => {
    const { origin, feature, fork } = makeHistory();
    const { root } = checkOutAlone(origin, feature);
    const choice = await select(root, { event: { kind: 'push', before, headSha: feature } });
    expect(choice).toMatchObject({ baseSha: fork, how: 'merge base of HEAD and origin/main' });
  });
});

describe('a named base', () => {
  it('is taken as it is, also when only the remote knows it', async () => {
    const { origin, main, feature } = makeHistory();
    const event = { kind: 'push', before: '0'.repeat(40), headSha: feature } as const;
    const { root } = checkOutAlone(origin, feature);
    const choice = await select(root, { explicitRef: 'main', event });
    expect(choice).toMatchObject({ baseSha: main, how: 'main, as asked for' });
  });

  it('is compared with the working tree outside of builds', async () => {
    const { origin, fork, main } = makeHistory();
    const choice = await select(origin.root, { explicitRef: 'HEAD~2' });
    expect(choice).toMatchObject({ baseSha: fork, head: { kind: 'working-tree', sha: main } });
  });

  it.each(['nope', '--output=x', 'a b', 'main:a.md', ''])(
    '%j that names nothing is refused',
    async (name) => {
      const { root, commit } = makeRepository();
      commit({ 'a.md': '' });
      await expect(select(root, { explicitRef: name })).rejects.toMatchObject({
        name: 'UserError',
      });
    },
  );
});

describe('at a desk', () => {
  it('a branch is compared with where it left the default branch, changes included', async () => {
    const { origin, fork, feature } = makeHistory();
    const { root, git } = cloneRepository(origin);
    git('checkout', '--quiet', 'feature');
    expect(await select(root)).toEqual({
      kind: 'pair',
      baseSha: fork,
      head: { kind: 'working-tree', sha: feature },
      how: 'merge base of HEAD and origin/main',
      behind: 2,
    });
  });

  it('another branch than the default one can be the baseline', async () => {
    const { origin, fork } = makeHistory();
    const { root } = cloneRepository(origin);
    const choice = await select(root, { baselineRef: 'feature' });
    expect(choice).toMatchObject({ baseSha: fork, how: 'merge base of HEAD and origin/feature' });
    await expect(select(root, { baselineRef: 'nope' })).rejects.toThrow(
      'There is no branch "nope"',
    );
  });

  it('changes on the default branch are compared with its last commit', async () => {
    const { origin, main } = makeHistory();
    origin.write({ 'new.md': '' });
    expect(await select(origin.root)).toEqual({
      kind: 'pair',
      baseSha: main,
      head: { kind: 'working-tree', sha: main },
      how: 'last commit, HEAD',
    });
  });

  it('the default branch without changes is compared with the commit before', async () => {
    const { origin, main } = makeHistory();
    const { root, git } = cloneRepository(origin, '--depth=1');
    expect(await select(root)).toMatchObject({
      baseSha: origin.git('rev-parse', 'main~1'),
      head: { kind: 'commit', sha: main },
    });
    expect(git('status', '--porcelain')).toBe('');
  });

  it('a branch that adds nothing yet has nothing to compare', async () => {
    const { origin, main } = makeHistory();
    origin.git('checkout', '--quiet', '-b', 'fresh');
    expect(await select(origin.root)).toMatchObject({ baseSha: main, head: { sha: main } });
  });

  it('a repository without main or master goes by its last commit', async () => {
    const { root, git, commit } = makeRepository();
    git('checkout', '--quiet', '-b', 'trunk');
    const first = commit({ 'a.md': '' });
    expect(await select(root)).toMatchObject({ kind: 'none', reason: 'this is the first commit' });
    commit({ 'a.md': 'more' });
    expect(await select(root)).toMatchObject({ baseSha: first });
  });

  it('a subfolder does not mind changes beside it', async () => {
    const { root, commit, write } = makeRepository();
    const first = commit({ 'sub/a.md': '' });
    commit({ 'sub/a.md': 'more' });
    write({ 'beside.md': '' });
    expect(await select(join(root, 'sub'))).toMatchObject({ baseSha: first });
  });
});

describe('without a base', () => {
  it('an empty repository says so', async () => {
    expect(await select(makeRepository().root)).toEqual({
      kind: 'none',
      head: { kind: 'working-tree' },
      reason: 'there are no commits yet',
    });
  });

  it('a folder outside any repository is refused with a hint', async () => {
    await expect(select(makeFolder())).rejects.toThrow('This folder is not in a git repository');
  });
});

describe('a shallow clone', () => {
  it('is deepened until the merge base is certain, and not before', async () => {
    const origin = makeRepository();
    const ids = importHistory(origin, [
      { name: 'fork', branch: 'main' },
      { name: 'main', branch: 'main', parents: ['fork'] },
      ...Array.from({ length: 60 }, (_, index) => ({
        name: `step ${index}`,
        branch: 'feature',
        parents: [index === 0 ? 'fork' : `step ${index - 1}`],
      })),
    ]);
    const event = {
      kind: 'pull_request',
      baseSha: ids['main'] ?? '',
      headSha: ids['step 59'] ?? '',
    } as const;
    const { root } = checkOutAlone(origin, event.headSha);
    const choice = await select(root, { event });
    const fork = ids['fork'];
    expect(choice).toMatchObject({ baseSha: fork, behind: 1 });
  });

  it('is not believed while a nearer common commit may be cut off', async () => {
    const origin = makeRepository();
    // The way from the feature back to `start` is short, the one to `joined` is longer than the clone.
    const { start, joined, main, feature } = importHistory(origin, [
      { name: 'start', branch: 'main' },
      { name: 'joined', branch: 'main', parents: ['start'] },
      { name: 'main', branch: 'main', parents: ['joined'] },
      { name: 'detour 1', branch: 'feature', parents: ['joined'] },
      { name: 'detour 2', branch: 'feature', parents: ['detour 1'] },
      { name: 'detour 3', branch: 'feature', parents: ['detour 2'] },
      { name: 'direct', branch: 'feature', parents: ['start'] },
      { name: 'merged', branch: 'feature', parents: ['direct', 'detour 3'] },
      { name: 'feature', branch: 'feature', parents: ['merged'] },
    ]);
    const event = { kind: 'pull_request', baseSha: main ?? '', headSha: feature ?? '' } as const;
    const clone = checkOutAlone(origin, event.headSha);
    clone.git('fetch', '--quiet', '--depth=4', 'origin', event.headSha, event.baseSha);
    expect(clone.git('merge-base', event.baseSha, event.headSha)).toBe(start);
    const choice = await select(clone.root, { event });
    expect(choice).toMatchObject({ baseSha: joined, behind: 1 });
  });

  it('whose remote is gone says what to do', async () => {
    const { origin, main, feature } = makeHistory();
    const { root } = checkOutAlone(origin, feature);
    rmSync(origin.root, { recursive: true });
    const event = { kind: 'pull_request', baseSha: main, headSha: feature } as const;
    await expect(select(root, { event })).rejects.toMatchObject({
      message: expect.stringMatching(
        /^Commit [0-9a-f]{12} is not in this clone, and git fetch failed/,
      ),
      hint: expect.stringContaining('fetch-depth: 0'),
    });
  });

  it('without a remote says what to do', async () => {
    const { origin, feature } = makeHistory();
    const { root, git } = checkOutAlone(origin, feature);
    git('remote', 'remove', 'origin');
    await expect(select(root)).rejects.toMatchObject({
      message: expect.stringContaining('it has no remote'),
      hint: expect.stringContaining('fetch-depth: 0'),
    });
  });
});
