import ignore from 'ignore';

/** The paths that git does not ignore, as far as the `.gitignore` files of the folder say it. */
export async function withoutIgnored(
  paths: readonly string[],
  read: (path: string) => Promise<string>,
): Promise<readonly string[]> {
  const rules: { readonly folder: string; readonly ignores: (path: string) => boolean }[] = [];
  for (const path of paths) {
    if (path !== '.gitignore' && !path.endsWith('/.gitignore')) continue;
    const matcher = ignore().add(await read(path));
    const folder = path.slice(0, path.length - '.gitignore'.length);
    rules.push({ folder, ignores: (inner) => matcher.ignores(inner) });
  }
  return paths.filter(
    (path) =>
      !rules.some(
        ({ folder, ignores }) =>
          path.startsWith(folder) &&
          path.length > folder.length &&
          ignores(path.slice(folder.length)),
      ),
  );
}
