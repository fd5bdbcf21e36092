// Compares our counts by a tokenizer.json with those of Hugging Face's own library, on generated texts:
// `node bench/tokens/fuzz-pack.mjs TOKENIZER_JSON --reference FOLDER [--inputs 100000] [--seed 1]`, where FOLDER is one in
// which `npm install @anush008/tokenizers` was run. Ends with 1 and prints the texts when a count differs.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { createTextGenerator } from './text-generator.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BATCH = 500;
const SOURCE = `
export { convertTokenizer } from './shared/tokenizer/packs/convert-tokenizer.ts';
export { createPackCounter } from './shared/tokenizer/packs/create-pack-counter.ts';
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    reference: { type: 'string' },
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
});
const path = resolve(positionals[0]);
const count = await loadPackCounter(path);
const { Tokenizer } = createRequire(`${resolve(values.reference)}/`)('@anush008/tokenizers');
const reference = await Tokenizer.fromFile(path);
/** What the reference puts around every text. */
const framing = (await reference.encode('')).getLength();
const nextText = createTextGenerator(Number(values.seed));

let mismatches = 0;
for (let input = 0; input < Number(values.inputs); input += BATCH) {
  // The reference takes UTF-8, in which there are no lone surrogates.
  const texts = Array.from({ length: BATCH }, () => nextText().toWellFormed());
  const encodings = await Promise.all(texts.map((text) => reference.encode(text)));
  for (const [index, text] of texts.entries()) {
    const expected = encodings[index].getLength() - framing;
    const actual = count(text);
    if (actual === expected) continue;
    mismatches += 1;
    console.log(`${JSON.stringify(text)}: ${actual}, reference ${expected}`);
  }
}
console.log(`${values.inputs} inputs, ${mismatches} mismatches`);
process.exitCode = mismatches === 0 ? 0 : 1;

async function loadPackCounter(tokenizerPath) {
  const folder = mkdtempSync(join(tmpdir(), 'promptfare-pack-'));
  const outfile = join(folder, 'pack.mjs');
  const stdin = { contents: SOURCE, resolveDir: ROOT, loader: 'ts' };
  await build({ stdin, outfile, bundle: true, format: 'esm', platform: 'neutral' });
  const { convertTokenizer, createPackCounter } = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  const about = { name: 'fuzzed', models: [], source: { from: tokenizerPath, sha256: '' } };
  const value = JSON.parse(readFileSync(tokenizerPath, 'utf8'));
  const conversion = convertTokenizer(value, about);
  if (conversion.kind === 'refused') throw new Error(`Refused: ${conversion.reason}`);
  return createPackCounter(conversion.file);
}
