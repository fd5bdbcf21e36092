import { expect, it } from 'vitest';
import { summarizePaths } from '../../../shared/check/summarize-paths.ts';

const WORKSPACE = [
  'README.md',
  'prompts/a.prompt.yml',
  'prompts/b.prompt.yml',
  'prompts/c.prompt.yml',
  'prompts/d/e.md',
  'prompts/f.yml',
];

it.each([
  ['few files as they are', ['prompts/f.yml', 'README.md'], ['prompts/f.yml', 'README.md']],
  [
    'a folder of one kind as one glob',
    ['prompts/a.prompt.yml', 'prompts/b.prompt.yml', 'prompts/c.prompt.yml'],
    ['prompts/*.prompt.yml'],
  ],
  [
    'no glob that would catch another file',
    ['prompts/a.prompt.yml', 'prompts/b.prompt.yml', 'prompts/f.yml'],
    ['prompts/a.prompt.yml', 'prompts/b.prompt.yml', 'prompts/f.yml'],
  ],
])('writes %s', (_, paths, expected) => {
  expect(summarizePaths(paths, WORKSPACE)).toEqual(expected);
});
