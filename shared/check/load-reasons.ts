import type { Suite } from '../measure/suite.ts';
import { formatProblem, type Problem } from '../text/problem.ts';
import type { LoadedSide } from './load-side.ts';
import { globMatcher } from '../text/match-glob.ts';

/** Why a suite is not wholly known: files it names that are missing or could not be read. */
export function loadReasons(suite: Suite, loaded: LoadedSide): readonly string[] {
  return [
    ...reasonsOf(suite.prompts, { found: loaded.promptFiles, loaded, what: 'prompt file' }),
    ...reasonsOf(suite.recordings, { found: loaded.recordings, loaded, what: 'recording' }),
  ];
}

type Found = {
  readonly found: ReadonlyMap<string, { readonly problems: readonly Problem[] }>;
  readonly loaded: LoadedSide;
  readonly what: string;
};

function reasonsOf(globs: readonly string[], { found, loaded, what }: Found): readonly string[] {
  const paths = [...found.keys(), ...loaded.problems.map(({ path }) => path)];
  const missing = globs.filter((glob) => !paths.some(globMatcher([glob])));
  const matches = globMatcher(globs);
  const broken = [
    ...[...found].flatMap(([path, file]) => (matches(path) ? file.problems : [])),
    ...loaded.problems.filter(({ path }) => matches(path)),
  ].filter(({ severity }) => severity === 'error');
  return [
    ...(missing.length === globs.length ? missing.map((glob) => `no ${what} matches ${glob}`) : []),
    ...broken.map((problem) => formatProblem(problem)),
  ];
}
