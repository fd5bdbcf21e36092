import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import {
  type DotFiles,
  globMatcher,
  matchesGlob,
  parseGlob,
} from '../../../shared/text/match-glob.ts';

function found(pattern: string, paths: readonly string[], dotFiles: DotFiles): readonly string[] {
  const glob = parseGlob(pattern);
  return paths.filter((path) => matchesGlob(glob, path, dotFiles));
}

describe('a pattern', () => {
  const paths = [
    'a.txt',
    'p/a.txt',
    'p/b.md',
    'p/q/c.txt',
    'p/.hidden.txt',
    'p/.x/d.txt',
    'p/[1].txt',
  ];

  it.each([
    '*.txt',
    'p/*',
    'p/*.{txt,md}',
    '**/*.txt',
    '**/a.txt',
    '**/p/a.txt',
    'p/**/[bc].*t',
    'p/**',
    'p/**/c.txt',
    'p/?.md',
    'p/[a-b].*',
    'p/.*.txt',
    '**',
  ])('%s finds what shells find', (pattern) => {
    const isMatch = picomatch(pattern);
    expect(found(pattern, paths, 'hidden')).toEqual(paths.filter((path) => isMatch(path)));
    const isMatchWithDots = picomatch(pattern, { dot: true });
    expect(found(pattern, paths, 'shown')).toEqual(paths.filter((path) => isMatchWithDots(path)));
  });

  it('may exclude letters', () => {
    expect(found('p/[!a].*', ['p/a.md', 'p/b.md'], 'hidden')).toEqual(['p/b.md']);
  });

  it('of many stars ends', () => {
    const path = `${'a'.repeat(250)}.txt`;
    expect(found(`${'*a'.repeat(100)}*b`, [path], 'hidden')).toEqual([]);
    expect(found('{a,b}'.repeat(50), [path], 'hidden')).toEqual([]);
    expect(found('**/'.repeat(300) + 'x', ['a/'.repeat(300)], 'hidden')).toEqual([]);
  });
});

describe('a matcher of several patterns', () => {
  it('matches what one of them names, dot files too', () => {
    const matches = globMatcher(['prompts/**', 'AGENTS.md']);
    expect(
      ['prompts/a.md', 'prompts/.x/b.md', 'AGENTS.md', 'docs/AGENTS.md'].filter(matches),
    ).toEqual(['prompts/a.md', 'prompts/.x/b.md', 'AGENTS.md']);
  });

  it('of no pattern matches nothing', () => expect(globMatcher([])('a')).toBe(false));

  it('takes a path with special characters as itself', () => {
    expect(globMatcher(['app/[id]/prompt.md'])('app/[id]/prompt.md')).toBe(true);
  });
});
