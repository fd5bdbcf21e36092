const MAX_ALTERNATIVES = 200;
const MAX_PATTERN_LENGTH = 1000;

/** Whether a reference is a pattern of several files, as shells read it. */
export function isGlob(reference: string): boolean {
  return /[*?{}[\]]/.test(reference);
}

/** A pattern's alternatives: each as its folders, and the letters that every path it names starts and ends with. */
export type Glob = readonly {
  readonly folders: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
}[];

/** A pattern that is longer than any path, or has more alternatives than anybody writes, matches nothing. */
export function parseGlob(pattern: string): Glob {
  if (pattern.length > MAX_PATTERN_LENGTH) return [];
  return expandBraces(pattern).map((glob) => ({
    folders: glob.split('/'),
    prefix: glob.slice(0, Math.max(0, glob.search(/[*?[]/))),
    // Of the last folder, because `**/` may stand for nothing.
    suffix: /[^/*?[\]]*$/.exec(glob)?.[0] ?? '',
  }));
}

/** Whether names that start with a dot match only when the pattern says so, or like all others. */
export type DotFiles = 'hidden' | 'shown';

/**
 * Whether a pattern names this path: `*` and `?` inside a folder, `**` across folders, `{a,b}`, `[a-z]`. Patterns come
 * with a pull request, so the work is bounded by pattern × path, which a regular expression cannot promise.
 */
export function matchesGlob(glob: Glob, path: string, dotFiles: DotFiles): boolean {
  const candidates = glob.filter(
    ({ prefix, suffix }) => path.endsWith(suffix) && path.startsWith(prefix),
  );
  if (candidates.length === 0) return false;
  const names = path.split('/');
  return candidates.some(({ folders }) => matchesFolders(folders, names, dotFiles));
}

/** Whether a path matches one of the patterns; dot files count, as git counts them. No pattern matches nothing. */
export function globMatcher(patterns: readonly string[]): (path: string) => boolean {
  const globs = patterns.flatMap((pattern) => parseGlob(pattern));
  const literal = new Set(patterns);
  return (path) => literal.has(path) || matchesGlob(globs, path, 'shown');
}

/** Shell braces, innermost alternatives included; a pattern that explodes expands to nothing. */
function expandBraces(pattern: string): readonly string[] {
  const done: string[] = [];
  const open = [pattern];
  for (let glob = open.pop(); glob !== undefined; glob = open.pop()) {
    const braces = /\{([^{}]*)\}/.exec(glob);
    if (braces) {
      const [whole, inner = ''] = braces;
      const before = glob.slice(0, braces.index);
      const after = glob.slice(braces.index + whole.length);
      open.push(...inner.split(',').map((choice) => before + choice + after));
    } else done.push(glob);
    if (open.length + done.length > MAX_ALTERNATIVES) return [];
  }
  return done;
}

/** Keeps which starts of `path` the glob matches, one folder of the glob at a time. */
function matchesFolders(
  glob: readonly string[],
  path: readonly string[],
  dotFiles: DotFiles,
): boolean {
  const names = path.map((name) => ({
    name,
    isHidden: dotFiles === 'hidden' && name.startsWith('.'),
  }));
  let reached: readonly boolean[] = [true, ...path.map(() => false)];
  for (const folder of glob) {
    reached = folder === '**' ? reachAnyDepth(reached, names) : reachFolder(reached, names, folder);
  }
  return reached.at(-1) === true;
}

type Name = { readonly name: string; readonly isHidden: boolean };

function reachFolder(
  reached: readonly boolean[],
  path: readonly Name[],
  folder: string,
): readonly boolean[] {
  return [
    false,
    ...path.map(
      ({ name, isHidden }, at) =>
        reached[at] === true && (!isHidden || folder.startsWith('.')) && matchesName(folder, name),
    ),
  ];
}

function reachAnyDepth(reached: readonly boolean[], path: readonly Name[]): readonly boolean[] {
  let isOpen = reached[0] === true;
  const next = [isOpen];
  for (const [at, { isHidden }] of path.entries()) {
    isOpen = reached[at + 1] === true || (isOpen && !isHidden);
    next.push(isOpen);
  }
  return next;
}

/** Two pointers with one way back, to the last star: at most name × glob steps. */
function matchesName(glob: string, name: string): boolean {
  let at = 0;
  let index = 0;
  let star: { readonly at: number; readonly index: number } | undefined;
  while (index < name.length) {
    if (glob[at] === '*') {
      star = { at, index };
      at += 1;
      continue;
    }
    const width = at < glob.length ? widthOfMatch(glob, at, name[index] ?? '') : 0;
    if (width > 0) {
      at += width;
      index += 1;
    } else if (star) {
      star = { at: star.at, index: star.index + 1 };
      at = star.at + 1;
      index = star.index;
    } else return false;
  }
  while (glob[at] === '*') at += 1;
  return at === glob.length;
}

/** How many characters of the glob one character of the name uses up; 0 when they do not fit. */
function widthOfMatch(glob: string, at: number, char: string): number {
  if (glob[at] === '?') return 1;
  const end = glob[at] === '[' ? glob.indexOf(']', at + 2) : -1;
  if (end === -1) return glob[at] === char ? 1 : 0;
  const isNegated = glob[at + 1] === '!' || glob[at + 1] === '^';
  const set = glob.slice(at + (isNegated ? 2 : 1), end);
  return holds(set, char) === isNegated ? 0 : end - at + 1;
}

function holds(set: string, char: string): boolean {
  for (let at = 0; at < set.length; at += 1) {
    const from = set[at] ?? '';
    const isRange = set[at + 1] === '-' && at + 2 < set.length;
    const to = isRange ? (set[at + 2] ?? '') : from;
    if (char >= from && char <= to) return true;
    if (isRange) at += 2;
  }
  return false;
}
