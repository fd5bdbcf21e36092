// Our counter, bundled from the sources, so that the benchmark runs without a build of the command line.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildVocabularies } from '../../scripts/build-vocabulary.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MODELS = {
  o200k_base: 'gpt-4o',
  cl100k_base: 'gpt-4',
  p50k_base: 'text-davinci-003',
  r50k_base: 'davinci',
};

const SOURCE = `
export { loadTokenizer } from './shared/tokenizer/load-tokenizer.ts';
export { createDocumentCounter } from './shared/tokenizer/document-counter.ts';
`;

/** Writes the bundle and the vocabularies into a new folder; the caller removes it. */
export async function bundleOwnCounter() {
  const folder = mkdtempSync(join(tmpdir(), 'promptfare-bench-'));
  const outfile = join(folder, 'own.mjs');
  const stdin = { contents: SOURCE, resolveDir: ROOT, loader: 'ts' };
  await build({
    stdin,
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'node20',
  });
  buildVocabularies(folder);
  return { folder, outfile };
}

/** `countTokens` by encoding. */
export async function loadCounters() {
  const { readFile } = await import('node:fs/promises');
  const { folder, outfile } = await bundleOwnCounter();
  const { loadTokenizer } = await import(pathToFileURL(outfile).href);
  const load = (encoding) => readFile(join(folder, `${encoding}.bin`));
  const counters = {};
  for (const [encoding, name] of Object.entries(MODELS)) {
    counters[encoding] = (await loadTokenizer({ written: name, name }, load)).countTokens;
  }
  rmSync(folder, { recursive: true });
  return counters;
}
