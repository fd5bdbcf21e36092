import { expect, it } from 'vitest';
import { withoutIgnored } from '../../../extension/editor/ignored-files.ts';

const FILES = new Map([
  ['.gitignore', 'out/\n*.log\n!keep.log\n'],
  ['packages/a/.gitignore', '/secret.prompt.md\n'],
]);

it('leaves out what the .gitignore files of a folder and of those in it say', async () => {
  const paths = [
    '.gitignore',
    'a.prompt.md',
    'debug.log',
    'keep.log',
    'out/b.prompt.md',
    'packages/a/.gitignore',
    'packages/a/secret.prompt.md',
    'packages/a/deep/secret.prompt.md',
    'secret.prompt.md',
  ];
  expect(await withoutIgnored(paths, async (path) => FILES.get(path) ?? '')).toEqual([
    '.gitignore',
    'a.prompt.md',
    'keep.log',
    'packages/a/.gitignore',
    'packages/a/deep/secret.prompt.md',
    'secret.prompt.md',
  ]);
});
