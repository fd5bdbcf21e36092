import { expect, it } from 'vitest';
import { isListed, toWorkspacePath } from '../../../node/files/workspace-path.ts';

it.each([
  ['prompts/a.md', 'prompts/a.md'],
  ['./prompts//a.md', 'prompts/a.md'],
  ['prompts/x/../a.md', 'prompts/a.md'],
  ['.gitignore', '.gitignore'],
  ['.github/prompts/a.prompt.md', '.github/prompts/a.prompt.md'],
  ['', ''],
])('keeps %j inside', (path, expected) => expect(toWorkspacePath(path)).toBe(expected));

it.each([
  '../a.md',
  'a/../../b.md',
  '/etc/passwd',
  String.raw`\\server\share\a.md`,
  'C:/a.md',
  'c:a.md',
  'a\0.md',
  '.git/config',
  'sub/.GIT/config',
  '.git./config',
  String.raw`sub\.git\config`,
])('refuses %j', (path) => expect(toWorkspacePath(path)).toBeUndefined());

it.each(['node_modules/a/prompt.md', 'sub/node_modules/b.md', '.git', 'sub/.git/HEAD'])(
  'never lists %s',
  (path) => expect(isListed(path)).toBe(false),
);

it('lists files whose names only look alike', () => {
  expect(['.gitignore', 'node_modules.md', 'my-node_modules/a.md'].every(isListed)).toBe(true);
});
