import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWorkspaceFiles } from '../../../node/files/workspace-files.ts';
import {
  makeFolder,
  makeRepository,
  openScratch,
  type Scratch,
  SCRATCH_ENV,
} from '../git/scratch-repository.ts';

const ODD_NAMES = ['with space.md', 'ünïcode-提示.md', 'line\nbreak.md', '"quote".md', '-dash.md'];
const open = (root: string): ReturnType<typeof openWorkspaceFiles> =>
  openWorkspaceFiles(root, { env: SCRATCH_ENV });

describe('the listing of a repository', () => {
  it('has tracked and new files, and none that are ignored, deleted, vendored or of other repositories', async () => {
    const { root, git, write, commit } = makeRepository();
    commit({
      '.gitignore': '*.log\nbuild/',
      'kept.md': '',
      'deleted.md': '',
      'node_modules/vendored/prompt.md': '',
      '.github/dot.prompt.md': '',
    });
    write({ 'new.md': '', 'noise.log': '', 'build/out.md': '', 'inner/own.md': '' });
    rmSync(join(root, 'deleted.md'));
    openScratch(join(root, 'inner')).git('init', '--quiet');
    expect(await open(root).list()).toEqual([
      '.github/dot.prompt.md',
      '.gitignore',
      'kept.md',
      'new.md',
    ]);
    expect(git('status', '--porcelain')).toContain('deleted.md');
  });

  it('is relative to a subfolder, and does not show what is beside it', async () => {
    const { root, commit } = makeRepository();
    commit({ 'sub/prompts/a.md': '', 'beside.md': '' });
    expect(await open(join(root, 'sub')).list()).toEqual(['prompts/a.md']);
  });

  it('keeps odd names as they are, and reads them', async () => {
    const { root, commit, write } = makeRepository();
    commit(Object.fromEntries(ODD_NAMES.map((name) => [name, name])));
    write({ 'back\\slash.md': 'back\\slash.md' });
    const files = open(root);
    const paths = await files.list();
    expect(paths).toEqual([...ODD_NAMES, 'back\\slash.md'].toSorted());
    for (const path of paths) expect(await files.read(path)).toEqual({ kind: 'text', text: path });
  });

  it('still holds the files that a sparse checkout keeps off the disk', async () => {
    const { root, git, commit } = makeRepository();
    commit({ 'a/in.md': 'in', 'b/out.md': 'out' });
    git('sparse-checkout', 'set', 'a');
    const files = open(root);
    expect(await files.list()).toEqual(['a/in.md', 'b/out.md']);
    expect(await files.read('b/out.md')).toEqual({ kind: 'text', text: 'out' });
  });

  it('does not follow GIT_DIR to another repository, as inside a hook', async () => {
    const other = makeRepository();
    const { root, commit } = makeRepository();
    commit({ 'here.md': '' });
    const env = { ...SCRATCH_ENV, GIT_DIR: join(other.root, '.git') };
    expect(await openWorkspaceFiles(root, { env }).list()).toEqual(['here.md']);
  });
});

describe('the listing of a folder outside any repository', () => {
  it('obeys .gitignore files and leaves node_modules out', async () => {
    const { root, write } = openScratch(makeFolder());
    write({
      '.gitignore': 'secret.md',
      '.cursor/rules/dot.mdc': '',
      'secret.md': '',
      'sub/.gitignore': '/only-here.md',
      'sub/only-here.md': '',
      'only-here.md': '',
      'node_modules/x/a.md': '',
    });
    symlinkSync('only-here.md', join(root, 'link.md'));
    expect(await open(root).list()).toEqual([
      '.cursor/rules/dot.mdc',
      '.gitignore',
      'link.md',
      'only-here.md',
      'sub/.gitignore',
    ]);
  });

  it('is also used where the repository around ignores the folder', async () => {
    const { root, commit, write } = makeRepository();
    commit({ '.gitignore': '*' });
    write({ 'project/prompts/a.md': '' });
    expect(await open(join(root, 'project')).list()).toEqual(['prompts/a.md']);
  });

  it('is also used where git is not installed', async () => {
    const { root, write } = openScratch(makeFolder());
    write({ 'a.md': '' });
    const files = openWorkspaceFiles(root, { env: { PATH: '/nonexistent' } });
    expect(await files.list()).toEqual(['a.md']);
  });
});

describe('content ids', () => {
  it('name what is as git holds it, and nothing that was edited, linked or hidden from git', async () => {
    const { root, git, commit, write } = makeRepository();
    commit({ 'same.md': 'same', 'edited.md': 'one', 'hidden.md': 'one' });
    symlinkSync('same.md', join(root, 'link.md'));
    commit();
    git('update-index', '--assume-unchanged', 'hidden.md');
    write({ 'edited.md': 'two', 'hidden.md': 'two', 'new.md': '' });
    const files = open(root);
    expect(files.contentIdOf('same.md')).toBeUndefined();
    await files.list();
    expect(files.contentIdOf('same.md')).toBe(git('rev-parse', 'HEAD:same.md'));
    for (const path of ['edited.md', 'hidden.md', 'link.md', 'new.md']) {
      expect(files.contentIdOf(path), path).toBeUndefined();
    }
  });
});

describe('reading', () => {
  it('follows links that stay inside, and none that leave', async () => {
    const { root, write } = openScratch(makeFolder());
    const outside = makeFolder();
    openScratch(outside).write({ 'secret.md': 'secret' });
    write({ 'AGENTS.md': 'rules', '.git/config': 'token', 'sub/deep.md': 'deep' });
    symlinkSync('AGENTS.md', join(root, 'CLAUDE.md'));
    symlinkSync(outside, join(root, 'folder-out'));
    symlinkSync(join(outside, 'secret.md'), join(root, 'file-out.md'));
    symlinkSync('.git/config', join(root, 'into-git.md'));
    symlinkSync('loop.md', join(root, 'loop.md'));
    symlinkSync('nowhere.md', join(root, 'dangling.md'));
    const files = open(root);
    expect(await files.read('CLAUDE.md')).toEqual({ kind: 'text', text: 'rules' });
    expect(await files.read('./sub/../sub/deep.md')).toEqual({ kind: 'text', text: 'deep' });
    expect(await files.read('dangling.md')).toEqual({ kind: 'missing' });
    expect(await files.read('loop.md')).toMatchObject({ kind: 'unreadable' });
    const leaving = ['folder-out/secret.md', 'file-out.md', 'into-git.md', '.git/config', '../x'];
    for (const path of leaving) {
      expect(await files.read(path), path).toMatchObject({ reason: 'outside the workspace' });
    }
  });

  it('never waits for a FIFO, and never reads a device or a folder', async () => {
    const { root, write } = openScratch(makeFolder());
    write({ 'sub/a.md': '' });
    execFileSync('mkfifo', [join(root, 'pipe.md')]);
    symlinkSync('/dev/zero', join(root, 'zero.md'));
    const files = open(root);
    expect(await files.read('pipe.md')).toMatchObject({ reason: 'not a regular file' });
    expect(await files.read('zero.md')).toMatchObject({ reason: 'outside the workspace' });
    expect(await files.read('sub')).toMatchObject({ reason: 'a folder' });
    expect(await files.read('')).toMatchObject({ reason: 'a folder' });
    expect(await files.read('sub/a.md/b.md')).toEqual({ kind: 'missing' });
  });

  it('refuses by size before reading, with a limit of the caller', async () => {
    const { root, write } = openScratch(makeFolder());
    write({ 'huge.md': '', 'exact.md': '12345678' });
    truncateSync(join(root, 'huge.md'), 3 * 1024 ** 4);
    const files = open(root);
    expect(await files.read('huge.md')).toMatchObject({ kind: 'unreadable' });
    expect(await files.read('exact.md', { maxBytes: 8 })).toMatchObject({ kind: 'text' });
    expect(await files.read('exact.md', { maxBytes: 7 })).toMatchObject({ kind: 'unreadable' });
  });

  it('says so when only a Git LFS pointer is there', async () => {
    const { root, write } = openScratch(makeFolder());
    write({ 'run.fare.jsonl': lfsPointer('0'.repeat(64)) });
    expect(await open(root).read('run.fare.jsonl')).toMatchObject({
      kind: 'unreadable',
      reason: 'only its Git LFS pointer is here',
    });
  });

  it('takes line ends as git stores them, and those git keeps as they are', async () => {
    const { root, git, commit, write } = makeRepository();
    commit({ 'edited.md': 'a\nb\n', 'stored.md': 'a\r\nb\r\n', 'c.txt': 'a\n' });
    git('config', 'core.autocrlf', 'true');
    write({
      '.gitattributes': '*.txt -text',
      'edited.md': 'a\r\nc\r\n',
      'c.txt': 'a\r\n',
      'new.md': 'n\r\n',
    });
    const files = open(root);
    expect(await files.read('edited.md')).toEqual({ kind: 'text', text: 'a\nc\n' });
    expect(await files.read('new.md')).toEqual({ kind: 'text', text: 'n\n' });
    expect(await files.read('stored.md')).toEqual({ kind: 'text', text: 'a\r\nb\r\n' });
    expect(await files.read('c.txt')).toEqual({ kind: 'text', text: 'a\r\n' });
  });

  it.skipIf(process.getuid?.() === 0)('names a file it may not read', async () => {
    const { root, write } = openScratch(makeFolder());
    write({ 'closed.md': '' });
    chmodSync(join(root, 'closed.md'), 0o000);
    expect(await open(root).read('closed.md')).toMatchObject({
      reason: 'no permission to read it',
    });
  });

  it('works when the root itself is a link', async () => {
    const { root, write }: Scratch = openScratch(makeFolder());
    mkdirSync(join(root, 'real'));
    write({ 'real/a.md': 'a' });
    renameSync(join(root, 'real'), join(root, 'moved'));
    symlinkSync('moved', join(root, 'linked'));
    expect(await open(join(root, 'linked')).read('a.md')).toEqual({ kind: 'text', text: 'a' });
  });
});

function lfsPointer(id: string): string {
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${id}\nsize 12\n`;
}
