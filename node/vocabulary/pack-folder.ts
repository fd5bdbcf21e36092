import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../shared/text/user-error.ts';
import { readPackFile, writePackFile } from '../../shared/tokenizer/packs/pack-file.ts';
import type { PackFile } from '../../shared/tokenizer/packs/pack.ts';

const ENDING = '.pfpack';
const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the user's vocabulary packs lie: PROMPTFARE_VOCABULARIES, or `promptfare/vocabularies` in the user's cache.
 * Undefined when the variable is empty, which turns packs off.
 */
export function packFolder(env: Environment): string | undefined {
  const named = env['PROMPTFARE_VOCABULARIES'];
  if (named !== undefined) return named === '' ? undefined : named;
  const cache = env['XDG_CACHE_HOME'] || env['LOCALAPPDATA'] || join(homedir(), '.cache');
  return join(cache, 'promptfare', 'vocabularies');
}

/** Every pack in the folder, by name. Throws a UserError for a file that is none. */
export async function readPacks(folder: string): Promise<readonly PackFile[]> {
  const names = await listFiles(folder);
  return Promise.all(names.map((name) => readPack(join(folder, name))));
}

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(ENDING)).toSorted();
  } catch {
    // Nobody has added a pack yet.
    return [];
  }
}

async function readPack(path: string): Promise<PackFile> {
  const file = readPackFile(await readFile(path));
  if (file) return file;
  throw new UserError(`${path} is no vocabulary pack`, {
    hint: 'Delete it, and add it again with promptfare tokenizers add.',
  });
}

/** Writes a pack into the folder, in place of one with its name; where to. */
export async function installPack(folder: string, file: PackFile): Promise<string> {
  const path = join(folder, `${checkName(file.pack.name)}${ENDING}`);
  await mkdir(folder, { recursive: true });
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, writePackFile(file), { mode: 0o644 });
  await rename(draft, path);
  return path;
}

/** Whether there was one. */
export async function removePack(folder: string, name: string): Promise<boolean> {
  const file = `${checkName(name)}${ENDING}`;
  const exists = (await listFiles(folder)).includes(file);
  if (exists) await rm(join(folder, file));
  return exists;
}

function checkName(name: string): string {
  if (NAME.test(name)) return name;
  throw new UserError(`A vocabulary pack cannot be called ${JSON.stringify(name)}`, {
    hint: 'Use lower-case letters, digits, dots and hyphens: --name llama-3',
  });
}

/** The pack for a model: the one that names the longest beginning of its name. */
export function choosePack(packs: readonly PackFile[], modelName: string): PackFile | undefined {
  let length = 0;
  let chosen: PackFile | undefined;
  for (const file of packs) {
    for (const prefix of file.pack.models) {
      if (prefix.length <= length || !modelName.startsWith(prefix)) continue;
      length = prefix.length;
      chosen = file;
    }
  }
  return chosen;
}
