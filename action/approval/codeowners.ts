import { globMatcher } from '../../shared/text/match-glob.ts';

/** The places that GitHub looks at, in its order: the first file there counts. */
export const CODEOWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/**
 * The owners that a CODEOWNERS file names for a path, as written: `@login`, `@org/team`, an e-mail address. The last line
 * that matches counts, one without owners too.
 * https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function ownersOf(path: string, codeowners: string): readonly string[] {
  const rules = codeowners.split(/\r\n|[\n\r]/).flatMap((line) => {
    const [pattern, ...owners] = line
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    return pattern ? [{ pattern, owners }] : [];
  });
  return rules.findLast(({ pattern }) => matches(pattern, path))?.owners ?? [];
}

/** As in .gitignore, but without `!`, `[a-z]` and `{a,b}`, which GitHub takes for mistakes or for letters. */
function matches(pattern: string, path: string): boolean {
  if (/^!|[[\]{}\\]/.test(pattern)) return false;
  const isAnchored = pattern.slice(0, -1).includes('/');
  const place = pattern.replace(/^\//, '').replace(/\/$/, '');
  const below = isAnchored ? place : `**/${place}`;
  const inside = `${below}/**`;
  if (pattern.endsWith('/')) return globMatcher([inside])(path);
  // `docs/*` is for the files of that folder alone.
  return globMatcher(place.endsWith('/*') ? [below] : [below, inside])(path);
}
