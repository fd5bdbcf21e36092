import { isListed } from './workspace-path.ts';

/**
 * Every file below a folder that is no git repository, sorted. `.gitignore` files in it are obeyed, those above it
 * are not: a home folder under git with `*` in its ignore file would hide every project.
 */
export async function listFolder(root: string): Promise<readonly string[]> {
  // Loaded late: git lists the files of a repository.
  const { globby } = await import('globby');
  const entries = await globby('**', {
    cwd: root,
    dot: true,
    ignoreFiles: '**/.gitignore',
    ignore: ['**/node_modules/**', '**/.git/**', '**/.git'],
    onlyFiles: false,
    objectMode: true,
    followSymbolicLinks: false,
    suppressErrors: true,
  });
  const files = entries.filter(({ dirent }) => dirent.isFile() || dirent.isSymbolicLink());
  return files
    .map(({ path }) => path)
    .filter(isListed)
    .toSorted();
}
