/** The path of `path` as a reference in `fromFile` would write it; both are workspace paths with `/`. */
export function relativePath(fromFile: string, path: string): string {
  const from = fromFile.split('/').slice(0, -1);
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
