import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECORDING_FORMATS } from '../shared/recording/formats/index.ts';
import type { RecordingFormat } from '../shared/recording/recording-format.ts';
import { readGuide, writeBlock } from './guide-steps.ts';
import { findRecordingFaults } from './shared/recording/recording-faults.ts';

const REPOSITORY = join(import.meta.dirname, '..');
const COPIED = ['shared', 'docs/recordings.md', 'test/fixtures/recordings', 'package.json'];
const { blocks, numbers } = readGuide('A recording format, in ten steps');

describe('the ten steps of a new recording format', () => {
  const root = mkdtempSync(join(tmpdir(), 'promptfare-recording-'));
  let formats: readonly RecordingFormat[] = [];

  beforeAll(async () => {
    for (const path of COPIED)
      cpSync(join(REPOSITORY, path), join(root, path), { recursive: true });
    symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'), 'junction');
    for (const block of blocks) writeBlock(root, block, { entry: 'provider-response' });
    formats = await loadFormats(root);
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('are ten, of which four write a file', () => {
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(blocks).toHaveLength(4);
  });

  it('agree with the list when all are done', () => {
    expect(faultsOf(root, formats)).toEqual([]);
  });

  it('make a format that reads its fixture, and no other', () => {
    const fixture = blocks.find(({ path }) => path.includes('/fixtures/'));
    const file = { path: 'desk.jsonl', text: fixture?.text ?? '' };
    const matching = formats.filter((format) => format.matches(file));
    expect(matching.map(({ id }) => id)).toEqual(['ledger']);
    expect(matching[0]?.read(file)).toMatchObject({
      samples: [
        { model: 'gpt-4o-mini', usage: { input: 12, output: 4 }, output: 'On its way.' },
        { error: 'timeout' },
      ],
      problems: [{ message: 'The entry does not say what was asked', position: { line: 3 } }],
    });
  });

  it.each(blocks.filter(({ path }) => !path.startsWith('shared/')))(
    'are missed when $path is left out',
    ({ path }) => {
      const target = join(root, path);
      const written = readFileSync(target, 'utf8');
      const original = join(REPOSITORY, path);
      if (existsSync(original)) cpSync(original, target);
      else rmSync(target);
      expect(faultsOf(root, formats)).not.toEqual([]);
      rmSync(target, { force: true });
      writeBlock(root, { path, text: written }, { entry: 'provider-response' });
    },
  );

  it('are missed when the format is not in the list', () => {
    expect(faultsOf(root, RECORDING_FORMATS)).not.toEqual([]);
  });
});

it('the list of recording formats agrees with fixtures and docs/recordings.md', () => {
  expect(findRecordingFaults(REPOSITORY, RECORDING_FORMATS)).toEqual([]);
});

/** What other formats lack is told by the test above. */
function faultsOf(root: string, formats: readonly RecordingFormat[]): readonly string[] {
  return findRecordingFaults(root, formats).filter((fault) => fault.includes('ledger'));
}

async function loadFormats(root: string): Promise<readonly RecordingFormat[]> {
  const outfile = join(root, 'formats.mjs');
  await build({
    entryPoints: [join(root, 'shared/recording/formats/index.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    logLevel: 'silent',
  });
  const loaded: { readonly RECORDING_FORMATS: readonly RecordingFormat[] } = await import(
    pathToFileURL(outfile).href
  );
  return loaded.RECORDING_FORMATS;
}
