import { readFile } from 'node:fs/promises';
import type { LoadVocabulary } from '../../shared/tokenizer/tokenizer.ts';
import { UserError } from '../../shared/text/user-error.ts';

/**
 * Reads `dist/vocabulary/<encoding>.bin`. The path holds from this file and from a bundle in `dist/<front end>/`,
 * because both lie two folders below the package.
 */
export const loadVocabulary: LoadVocabulary = async (encoding) => {
  if (!/^[a-z0-9_]+$/.test(encoding)) throw new Error(`No such encoding: ${encoding}`);
  const file = new URL(`../../dist/vocabulary/${encoding}.bin`, import.meta.url);
  try {
    return await readFile(file);
  } catch (error) {
    throw new UserError(`The vocabulary file ${encoding}.bin cannot be read (${codeOf(error)})`, {
      hint: 'Install promptfare again; in a source tree, run npm run build.',
    });
  }
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
