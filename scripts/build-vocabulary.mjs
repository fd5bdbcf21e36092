// Writes dist/vocabulary/<encoding>.bin from the ranks that js-tiktoken publishes.
// The format is described in shared/tokenizer/vocabulary-file.ts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import cl100kBase from 'js-tiktoken/ranks/cl100k_base';
import o200kBase from 'js-tiktoken/ranks/o200k_base';
import p50kBase from 'js-tiktoken/ranks/p50k_base';
import r50kBase from 'js-tiktoken/ranks/r50k_base';

const BYTE_TOKENS = 256;
const WRITER = fileURLToPath(
  new URL('../shared/tokenizer/packs/write-vocabulary.ts', import.meta.url),
);
const SOURCES = {
  cl100k_base: cl100kBase,
  o200k_base: o200kBase,
  p50k_base: p50kBase,
  r50k_base: r50kBase,
};

const { writeVocabulary } = await importTypeScript(WRITER);

/** Writes every vocabulary into `folder` and returns the paths. */
export function buildVocabularies(folder) {
  mkdirSync(folder, { recursive: true });
  return Object.entries(SOURCES).map(([encoding, { bpe_ranks: ranks }]) => {
    const path = join(folder, `${encoding}.bin`);
    writeFileSync(path, packVocabulary(readRanks(ranks)));
    return path;
  });
}

/** Tokens in rank order, each a Latin-1 string of its bytes; a line is `! first-rank token token …` in base64. */
function readRanks(text) {
  const tokens = [];
  for (const line of text.split('\n')) {
    const [, , ...words] = line.split(' ');
    for (const word of words) tokens.push(Buffer.from(word, 'base64').toString('latin1'));
  }
  return tokens;
}

function packVocabulary(tokens) {
  if (!tokens.slice(0, BYTE_TOKENS).every(({ length }) => length === 1)) {
    throw new Error('The first 256 ranks must be the single bytes');
  }
  return writeVocabulary({ tokens, isOrdered: true });
}

/** Node 20 cannot import TypeScript itself. */
async function importTypeScript(path) {
  const options = { entryPoints: [path], bundle: true, format: 'esm', write: false };
  const { outputFiles } = await build(options);
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildVocabularies(fileURLToPath(new URL('../dist/vocabulary', import.meta.url)));
}
