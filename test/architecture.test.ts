import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { expect, it } from 'vitest';

/** Folders of shared/, lowest first: a folder may import its own row and the rows above it. */
const LAYERS = [
  ['text'],
  ['prompt', 'usage', 'model'],
  ['tokenizer', 'pricing', 'cache-model'],
  ['measure', 'rules', 'recording'],
  ['diff', 'compress', 'replay', 'usage-analytics'],
  ['budget', 'optimize'],
  ['config', 'check'],
  ['workspace'],
  ['report'],
];

const files = readdirSync('shared', { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

it('finds files to judge', () => expect(files.length).toBeGreaterThan(10));

it.each(files)('shared/%s imports only from its own layer or below', (file) => {
  const source = readFileSync(join('shared', file), 'utf8');
  for (const [, specifier = ''] of source.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
    expect(rankOf(join(dirname(file), specifier)), specifier).toBeLessThanOrEqual(rankOf(file));
  }
});

function rankOf(file: string): number {
  const [folder = ''] = file.split(sep);
  const rank = LAYERS.findIndex((folders) => folders.includes(folder));
  if (rank === -1) throw new Error(`shared/${folder} has no row in LAYERS`);
  return rank;
}
