/** The folder of real files that are not ours to keep in the repository, where there is one. */
export function corpusFolder(): string | undefined {
  return process.env['PROMPTFARE_CORPUS'] || undefined;
}
