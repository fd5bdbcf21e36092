/**
 * A path relative to the workspace root, with `/` and without `.` and `..`; undefined when it would leave the root,
 * is absolute on any system, or goes into a `.git` folder, which holds credentials on build machines.
 */
export function toWorkspacePath(path: string): string | undefined {
  if (path.includes('\0') || /^(?:[/\\]|[A-Za-z]:)/.test(path)) return undefined;
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  const inside = segments.join('/');
  return hasSegment(inside, isGitFolder) ? undefined : inside;
}

/** Whether a listing shows the file: nothing below `.git` or `node_modules` ever. */
export function isListed(path: string): boolean {
  return !hasSegment(path, (segment) => segment === 'node_modules' || isGitFolder(segment));
}

function hasSegment(path: string, matches: (segment: string) => boolean): boolean {
  return path.split(/[/\\]/).some(matches);
}

// Windows and macOS fold case; Windows also drops dots and blanks at the end.
function isGitFolder(segment: string): boolean {
  return /^\.git[. ]*$/i.test(segment);
}
