import { describe, expect, it } from 'vitest';
import { joinWorkspacePath } from '../../../shared/text/workspace-path.ts';

describe('a reference in a/b/prompt.yaml', () => {
  it.each([
    ['x.json', 'a/b/x.json'],
    ['./x.json', 'a/b/x.json'],
    ['../x.json', 'a/x.json'],
    ['../../x.json', 'x.json'],
    ['c//./d/../x.json', 'a/b/c/x.json'],
    [String.raw`c\x.json`, 'a/b/c/x.json'],
    ['file://x.json', 'a/b/x.json'],
    ['file://./x.json', 'a/b/x.json'],
    ['FILE://../x.json', 'a/x.json'],
    ['a%20b.json', 'a/b/a%20b.json'],
    ['..x/...', 'a/b/..x/...'],
  ])('%s is inside', (reference, path) => {
    expect(joinWorkspacePath('a/b/prompt.yaml', reference)).toEqual({ kind: 'inside', path });
  });

  it.each([
    '../../../x.json',
    'c/../../../../x.json',
    '/etc/passwd',
    'file:///etc/passwd',
    'file:////etc/passwd',
    String.raw`\\server\share`,
    String.raw`..\..\..\x`,
    'C:/x.json',
    String.raw`file://c:\x.json`,
    'https://example.com/x.json',
    '~/x.json',
    'x\0.json',
    '',
    '  ',
    '../..',
    '.././../.',
  ])('%j is outside', (reference) => {
    expect(joinWorkspacePath('a/b/prompt.yaml', reference).kind).toBe('outside');
  });
});
