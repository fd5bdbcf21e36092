import { readFile } from 'node:fs/promises';
import type { PackFile } from '../../shared/tokenizer/packs/pack.ts';
import type { LoadVocabulary } from '../../shared/tokenizer/tokenizer.ts';
import { UserError } from '../../shared/text/user-error.ts';
import { choosePack, packFolder, readPacks } from './pack-folder.ts';

/** Reads the vocabularies that are part of the package, and finds the packs that the user added. */
export const loadVocabulary: LoadVocabulary = Object.assign(readShipped, { findPack });

/**
 * Reads `dist/vocabulary/<encoding>.bin`. The path holds from this file and from a bundle in `dist/<front end>/`,
 * because both lie two folders below the package.
 */
async function readShipped(encoding: string): Promise<Uint8Array> {
  if (!/^[a-z0-9_]+$/.test(encoding)) throw new Error(`No such encoding: ${encoding}`);
  const file = new URL(`../../dist/vocabulary/${encoding}.bin`, import.meta.url);
  try {
    return await readFile(file);
  } catch (error) {
    throw new UserError(`The vocabulary file ${encoding}.bin cannot be read (${codeOf(error)})`, {
      hint: 'Install promptfare again; in a source tree, run npm run build.',
    });
  }
}

async function findPack(modelName: string): Promise<PackFile | undefined> {
  const folder = packFolder(process.env);
  return folder === undefined ? undefined : choosePack(await readPacks(folder), modelName);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
