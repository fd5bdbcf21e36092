import { globMatcher } from '../text/match-glob.ts';

/**
 * Writes a list of files as a person would: one glob per ending, when it names exactly these files of the workspace and
 * nothing else; otherwise the files themselves.
 */
export function summarizePaths(
  paths: readonly string[],
  workspacePaths: readonly string[],
): readonly string[] {
  if (paths.length < 3) return paths;
  const folder = commonFolder(paths);
  const isFlat = paths.every((path) => !path.slice(folder.length).includes('/'));
  const endings = [...new Set(paths.map(endingOf))].toSorted();
  const globs = endings.map((ending) => `${folder}${isFlat ? '' : '**/'}*${ending}`);
  const matched = workspacePaths.filter(globMatcher(globs));
  const isExact = folder !== '' && globs.length < paths.length && matched.length === paths.length;
  return isExact ? globs : paths;
}

/** The folder that all paths are in, with its slash; empty for the root. */
function commonFolder(paths: readonly string[]): string {
  const [first = [], ...rest] = paths.map((path) => path.split('/').slice(0, -1));
  let length = first.length;
  for (const folders of rest) {
    while (length > 0 && folders.slice(0, length).join('/') !== first.slice(0, length).join('/'))
      length -= 1;
  }
  return length === 0 ? '' : `${first.slice(0, length).join('/')}/`;
}

/** `.md`, and `.prompt.yml` where the kind of file is in the name. */
function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.includes('.prompt.') ? name.lastIndexOf('.prompt.') : name.lastIndexOf('.');
  return dot < 1 ? name : name.slice(dot);
}
