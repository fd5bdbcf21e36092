import { readFile } from 'node:fs/promises';
import type { LoadGrammar } from '../../shared/text/files.ts';
import { UserError } from '../../shared/text/user-error.ts';

/**
 * Reads `dist/grammars/<name>.wasm`. The path holds from this file and from a bundle in `dist/<front end>/`, because
 * both lie two folders below the package.
 */
export const loadGrammar: LoadGrammar = async (name) => {
  if (!/^[a-z]+$/.test(name)) throw new Error(`No such grammar: ${name}`);
  const file = new URL(`../../dist/grammars/${name}.wasm`, import.meta.url);
  try {
    return await readFile(file);
  } catch (error) {
    throw new UserError(`The grammar file ${name}.wasm cannot be read (${codeOf(error)})`, {
      hint: 'Install promptfare again; in a source tree, run npm run build.',
    });
  }
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
