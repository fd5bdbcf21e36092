import type { Suite } from '../measure/suite.ts';
import { sayProblem, type Problem } from '../text/problem.ts';
import type { LoadedSide } from './load-side.ts';
import { globMatcher } from '../text/match-glob.ts';
import { sentence, type Sentence } from '../text/sentence.ts';

/** Why a suite is not wholly known: files it names that are missing or could not be read. */
export function loadReasons(suite: Suite, loaded: LoadedSide): readonly Sentence[] {
  return [
    ...reasonsOf(suite.prompts, { found: loaded.promptFiles, loaded, missing: noPromptFile }),
    ...reasonsOf(suite.recordings, { found: loaded.recordings, loaded, missing: noRecording }),
  ];
}

type Found = {
  readonly found: ReadonlyMap<string, { readonly problems: readonly Problem[] }>;
  readonly loaded: LoadedSide;
  /** That a glob matches none of them. */
  readonly missing: (glob: string) => Sentence;
};

function noPromptFile(glob: string): Sentence {
  return sentence`no prompt file matches ${glob}`;
}

function noRecording(glob: string): Sentence {
  return sentence`no recording matches ${glob}`;
}

function reasonsOf(
  globs: readonly string[],
  { found, loaded, missing: sayMissing }: Found,
): readonly Sentence[] {
  const paths = [...found.keys(), ...loaded.problems.map(({ path }) => path)];
  const missing = globs.filter((glob) => !paths.some(globMatcher([glob])));
  const matches = globMatcher(globs);
  const broken = [
    ...[...found].flatMap(([path, file]) => (matches(path) ? file.problems : [])),
    ...loaded.problems.filter(({ path }) => matches(path)),
  ].filter(({ severity }) => severity === 'error');
  return [
    ...(missing.length === globs.length ? missing.map(sayMissing) : []),
    // What to do about them is said where the problems themselves are listed.
    ...broken.map(({ hint: _hint, ...problem }) => sayProblem(problem)),
  ];
}
