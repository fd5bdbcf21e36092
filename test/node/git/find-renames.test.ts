import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findRenames } from '../../../node/git/find-renames.ts';
import { makeRepository, SCRATCH_ENV } from './scratch-repository.ts';

const TEXT = Array.from({ length: 20 }, (_, line) => `Rule ${line}: be kind.\n`).join('');

it('finds files that moved between two commits, edited a little, below the folder only', async () => {
  const { root, git, commit } = makeRepository();
  const base = commit({ 'sub/old näme.md': TEXT, 'sub/same.md': 'x', 'beside.md': `${TEXT}!` });
  git('mv', 'sub/old näme.md', 'sub/new\nname.md');
  git('mv', 'beside.md', 'moved-beside.md');
  const head = commit({ 'sub/new\nname.md': `${TEXT}One more.\n` });
  const folder = { root: join(root, 'sub'), env: SCRATCH_ENV };
  const renames = await findRenames(folder, base, { kind: 'commit', sha: head });
  expect([...renames]).toEqual([['new\nname.md', 'old näme.md']]);
});

it('finds files moved by hand, and leaves the index of the user alone', async () => {
  const { root, git, commit, write } = makeRepository();
  const base = commit({ 'a.md': TEXT, 'b.md': 'something else entirely\n' });
  mkdirSync(join(root, 'moved'));
  renameSync(join(root, 'a.md'), join(root, 'moved/a.md'));
  write({ 'moved/a.md': `${TEXT}One more.\n`, 'inner/x.md': TEXT });
  git('init', '--quiet', 'inner');
  const before = git('status', '--porcelain');
  const renames = await findRenames({ root, env: SCRATCH_ENV }, base, { kind: 'working-tree' });
  expect([...renames]).toEqual([['moved/a.md', 'a.md']]);
  expect(git('status', '--porcelain')).toBe(before);
});

it('takes a file that shares too little for another one', async () => {
  const { root, git, commit } = makeRepository();
  const base = commit({ 'a.md': TEXT });
  git('rm', '--quiet', 'a.md');
  const head = commit({ 'b.md': 'Nothing of that.\n'.repeat(20) });
  const renames = await findRenames({ root, env: SCRATCH_ENV }, base, {
    kind: 'commit',
    sha: head,
  });
  expect([...renames]).toEqual([]);
});
