// Writes dist/vocabulary/<encoding>.bin from the ranks that js-tiktoken publishes.
// The format is described in docs/performance.md and read by shared/tokenizer/read-vocabulary.ts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import cl100kBase from 'js-tiktoken/ranks/cl100k_base';
import o200kBase from 'js-tiktoken/ranks/o200k_base';
import p50kBase from 'js-tiktoken/ranks/p50k_base';
import r50kBase from 'js-tiktoken/ranks/r50k_base';

const MAGIC = 'PFV1';
const BYTE_TOKENS = 256;
const SOURCES = {
  cl100k_base: cl100kBase,
  o200k_base: o200kBase,
  p50k_base: p50kBase,
  r50k_base: r50kBase,
};

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

/** Magic, token count (u32), the tokens' lengths (u8) in rank order, then their bytes. */
function packVocabulary(tokens) {
  if (!tokens.slice(0, BYTE_TOKENS).every(({ length }) => length === 1)) {
    throw new Error('The first 256 ranks must be the single bytes');
  }
  const header = Buffer.alloc(8);
  header.write(MAGIC, 'latin1');
  header.writeUInt32LE(tokens.length, 4);
  const lengths = Buffer.from(tokens.map(({ length }) => length));
  return Buffer.concat([header, lengths, Buffer.from(tokens.join(''), 'latin1')]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildVocabularies(fileURLToPath(new URL('../dist/vocabulary', import.meta.url)));
}
