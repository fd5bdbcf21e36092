import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROMPT_FORMATS } from '../shared/prompt/formats/index.ts';
import type { PromptFormat } from '../shared/prompt/prompt-format.ts';
import { readGuide, writeBlock } from './guide-steps.ts';
import { findFormatFaults } from './shared/prompt/formats/format-faults.ts';

const REPOSITORY = join(import.meta.dirname, '..');
/** What nobody else takes: entries go above it. */
const LAST = { entry: 'plain', section: 'Plain text' };
const COPIED = [
  'shared',
  'docs/formats.md',
  'test/fixtures/prompts',
  'test/shared/prompt/formats',
  'test/shared/prompt/honest-places.ts',
  'package.json',
  'tsconfig.base.json',
];

const { blocks, numbers } = readGuide('A prompt format, in ten steps');

describe('the ten steps of a new prompt format', () => {
  const root = mkdtempSync(join(tmpdir(), 'promptfare-contributing-'));
  let formats: readonly PromptFormat[] = [];

  beforeAll(async () => {
    for (const path of COPIED) {
      cpSync(join(REPOSITORY, path), join(root, path), { recursive: true });
    }
    symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'), 'junction');
    for (const block of blocks) writeBlock(root, block, LAST);
    formats = await loadFormats(root);
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('are ten, of which five write a file', () => {
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(blocks).toHaveLength(5);
  });

  it('agree with the list when all are done', () => {
    expect(faultsOf(root, formats)).toEqual([]);
  });

  it('make a format that passes the test they write', () => {
    const vitest = join(REPOSITORY, 'node_modules/vitest/vitest.mjs');
    const tests = blocks.filter(({ path }) => path.endsWith('.test.ts')).map(({ path }) => path);
    const out = execFileSync(process.execPath, [vitest, 'run', '--root', root, ...tests], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(out).toMatch(/1 passed/);
  });

  it.each(blocks.filter(({ path }) => !path.startsWith('shared/')))(
    'are missed when $path is left out',
    ({ path }) => {
      expect(without(path, () => faultsOf(root, formats))).not.toEqual([]);
    },
  );

  it('are missed when the format is not in the list', () => {
    expect(faultsOf(root, PROMPT_FORMATS)).not.toEqual([]);
  });

  it('are missed when there is no format for the line in the list', async () => {
    const { path } = blocks.find(({ text }) => text.includes(': PromptFormat = {')) ?? { path: '' };
    await expect(without(path, () => loadFormats(root))).rejects.toThrow('./memo.ts');
  });

  /** Without what its step has written. */
  function without<T>(path: string, run: () => T): T {
    const target = join(root, path);
    const written = readFileSync(target, 'utf8');
    const original = join(REPOSITORY, path);
    if (existsSync(original)) cpSync(original, target);
    else rmSync(target);
    const restore = (): void => writeFileSync(target, written);
    const result = run();
    if (result instanceof Promise) void result.then(restore, restore);
    else restore();
    return result;
  }
});

/** What other formats lack is told by their own test. */
function faultsOf(root: string, formats: readonly PromptFormat[]): readonly string[] {
  return findFormatFaults(root, formats).filter((fault) => fault.includes('memo'));
}

async function loadFormats(root: string): Promise<readonly PromptFormat[]> {
  const outfile = join(root, 'formats.mjs');
  await build({
    entryPoints: [join(root, 'shared/prompt/formats/index.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
  });
  const loaded: { readonly PROMPT_FORMATS: readonly PromptFormat[] } = await import(
    pathToFileURL(outfile).href
  );
  return loaded.PROMPT_FORMATS;
}
