import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CommitFiles, openCommitFiles } from '../../../node/git/commit-files.ts';
import { cloneRepository, makeRepository, SCRATCH_ENV } from './scratch-repository.ts';

async function open(root: string, commit = 'HEAD'): Promise<CommitFiles> {
  const files = await openCommitFiles({ root, env: SCRATCH_ENV }, commit);
  onTestFinished(files.close);
  return files;
}

describe('the files of a commit', () => {
  it('are what was committed, whatever the working tree holds now', async () => {
    const { root, git, commit, write } = makeRepository();
    commit({ 'a.md': 'one', 'gone.md': 'old', 'node_modules/x/a.md': '' });
    rmSync(join(root, 'gone.md'));
    write({ 'a.md': 'two', 'new.md': '' });
    const files = await open(root);
    expect(await files.list()).toEqual(['a.md', 'gone.md']);
    expect(await files.read('./a.md')).toEqual({ kind: 'text', text: 'one' });
    expect(await files.read('new.md')).toEqual({ kind: 'missing' });
    expect(files.contentIdOf('a.md')).toBe(git('rev-parse', 'HEAD:a.md'));
    expect(files.commitId).toBe(git('rev-parse', 'HEAD'));
  });

  it('answer many questions at once, each with its own text', async () => {
    const { root, commit } = makeRepository();
    const names = ['with space.md', '提示/ü.md', 'line\nbreak.md', '"q".md', '-dash.md', 'e.md'];
    commit(Object.fromEntries(names.map((name, index) => [name, name.repeat(index * 9000)])));
    const files = await open(root);
    const contents = await Promise.all(names.map((name) => files.read(name)));
    expect(contents).toEqual(
      names.map((name, index) => ({ kind: 'text', text: name.repeat(index * 9000) })),
    );
    expect(await files.list()).toEqual(names.toSorted());
  });

  it('are seen from a subfolder, also from one the commit does not have', async () => {
    const { root, git, commit } = makeRepository();
    commit({ 'beside.md': '' });
    commit({ 'sub/prompts/a.md': 'a' });
    const files = await open(join(root, 'sub'));
    expect(await files.list()).toEqual(['prompts/a.md']);
    expect(await files.read('prompts/a.md')).toEqual({ kind: 'text', text: 'a' });
    expect(await files.read('../beside.md')).toMatchObject({ reason: 'outside the workspace' });
    const before = await open(join(root, 'sub'), git('rev-parse', 'HEAD~1'));
    expect(await before.list()).toEqual([]);
    expect(await before.read('prompts/a.md')).toEqual({ kind: 'missing' });
  });

  it('follow links inside the folder as the working tree does', async () => {
    const { root, write, commit } = makeRepository();
    write({ 'sub/AGENTS.md': 'rules', 'sub/shared/deep/a.md': 'a', 'beside.md': '' });
    symlinkSync('AGENTS.md', join(root, 'sub/CLAUDE.md'));
    symlinkSync('./shared', join(root, 'sub/linked'));
    symlinkSync('../beside.md', join(root, 'sub/out.md'));
    symlinkSync('/etc/passwd', join(root, 'sub/absolute.md'));
    symlinkSync('loop.md', join(root, 'sub/loop.md'));
    commit();
    const files = await open(join(root, 'sub'));
    expect(await files.read('CLAUDE.md')).toEqual({ kind: 'text', text: 'rules' });
    expect(await files.read('linked/deep/a.md')).toEqual({ kind: 'text', text: 'a' });
    expect(await files.read('out.md')).toMatchObject({ reason: 'outside the workspace' });
    expect(await files.read('absolute.md')).toMatchObject({ reason: 'outside the workspace' });
    expect(await files.read('loop.md')).toMatchObject({ kind: 'unreadable' });
    expect(await files.read('shared')).toMatchObject({ reason: 'a folder' });
    expect(files.contentIdOf('CLAUDE.md')).toBeUndefined();
  });

  it('are refused one by one: too large, binary, in a submodule', async () => {
    const { root, git, write } = makeRepository();
    write({ 'large.md': 'x'.repeat(300_000), 'binary.md': Buffer.from([0, 1]), 'ok.md': 'ok' });
    git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},vendored`);
    git('add', '--all', ':!vendored');
    git('commit', '--quiet', '--message', 'submodule');
    const files = await open(root);
    const asked = ['large.md', 'binary.md', 'vendored/a.md', 'ok.md'];
    const contents = await Promise.all(asked.map((path) => files.read(path, { maxBytes: 1000 })));
    expect(contents).toMatchObject([
      { reason: '0.3 MB, more than the 0.1 MB that are read' },
      { reason: 'a binary file' },
      { reason: 'inside a git submodule' },
      { kind: 'text', text: 'ok' },
    ]);
    expect(await files.list()).not.toContain('vendored');
  });

  it('come from the LFS store where git holds a pointer', async () => {
    const { root, commit } = makeRepository();
    const [here, away] = ['ab'.repeat(32), 'cd'.repeat(32)];
    commit({ 'here.jsonl': lfsPointer(here), 'away.jsonl': lfsPointer(away) });
    const stored = join(root, '.git/lfs/objects/ab/ab', here);
    mkdirSync(dirname(stored), { recursive: true });
    writeFileSync(stored, 'recorded');
    const files = await open(root);
    expect(await files.read('here.jsonl')).toEqual({ kind: 'text', text: 'recorded' });
    expect(await files.read('away.jsonl')).toMatchObject({
      reason: 'only its Git LFS pointer is here',
    });
  });

  it('are fetched by a partial clone, and named when that is not possible', async () => {
    const origin = makeRepository();
    origin.commit({ 'a.md': 'old a', 'b.md': 'old b', 'same.md': 'same' });
    origin.commit({ 'a.md': 'new a', 'b.md': 'new b' });
    const clone = cloneRepository(origin, '--filter=blob:none');
    const files = await open(clone.root, 'HEAD~1');
    expect(await files.read('a.md')).toEqual({ kind: 'text', text: 'old a' });
    rmSync(origin.root, { recursive: true });
    const [lost, kept] = await Promise.all([files.read('b.md'), files.read('same.md')]);
    expect(lost).toMatchObject({
      kind: 'unreadable',
      hint: 'Fetch it from the remote first, or clone without --filter.',
    });
    expect(kept).toEqual({ kind: 'text', text: 'same' });
  });
});

describe('a reader of a commit', () => {
  it.each(['nope', 'HEAD:a.md'])('is not opened for %s', async (name) => {
    const { root, commit } = makeRepository();
    commit({ 'a.md': '' });
    await expect(open(root, name)).rejects.toThrow(`There is no commit "${name}" in this clone`);
  });

  it('never takes a name for an option', async () => {
    const { root, commit } = makeRepository();
    commit();
    await expect(open(root, '--all')).rejects.toThrow('"--all" is not a git reference');
  });

  it('answers questions after its end', async () => {
    const { root, commit } = makeRepository();
    commit({ 'a.md': 'a' });
    const files = await open(root);
    expect(await files.read('a.md')).toMatchObject({ kind: 'text' });
    await files.close();
    expect(await files.read('a.md')).toMatchObject({ kind: 'unreadable' });
  });
});

function lfsPointer(id: string): string {
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${id}\nsize 8\n`;
}
