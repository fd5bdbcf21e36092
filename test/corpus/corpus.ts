import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder of real files that are not ours to keep in the repository, where there is one. */
export function corpusFolder(): string | undefined {
  const named = process.env['PROMPTFARE_CORPUS'];
  if (named) return named;
  const beside = resolve(import.meta.dirname, '../../../shared/corpus');
  return existsSync(beside) ? beside : undefined;
}
