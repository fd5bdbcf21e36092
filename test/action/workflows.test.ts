import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { lintWorkflow } from './harness/lint-workflow.ts';

type Job = {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
  readonly 'timeout-minutes'?: number;
};
type Workflow = {
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
};

const FOLDERS = ['examples/workflows', '.github/workflows'];
const PATHS = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
const ACTION = parse(readFileSync('action.yml', 'utf8'));

let folder = '';
let lint: typeof lintWorkflow;

beforeAll(async () => {
  // GitHub's packages import JSON in a way that only a bundler takes.
  folder = mkdtempSync(join(tmpdir(), 'promptfare-lint-'));
  const outfile = join(folder, 'lint.mjs');
  const banner =
    "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);";
  await build({
    entryPoints: ['test/action/harness/lint-workflow.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: banner },
  });
  ({ lintWorkflow: lint } = await import(pathToFileURL(outfile).href));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([...PATHS, 'action.yml'])('GitHub finds nothing wrong with %s', async (path) => {
  expect(await lint({ path, text: readFileSync(path, 'utf8') }, ACTION)).toEqual([]);
});

it('GitHub would find a wrong input of ours', async () => {
  const text = readFileSync('examples/workflows/matrix.yml', 'utf8').replace(
    'mode: merge',
    'mood: merge',
  );
  expect(await lint({ path: 'x.yml', text }, ACTION)).toEqual([expect.stringContaining('mood')]);
});

it.each(PATHS)('%s has least rights, pinned actions, a concurrency group and an end', (path) => {
  const workflow: Workflow = parse(readFileSync(path, 'utf8'));
  expect(workflow.permissions).toBeDefined();
  expect(workflow.concurrency).toBeDefined();
  expect(Object.values(workflow.permissions)).not.toContain('write-all');
  for (const job of Object.values(workflow.jobs)) {
    expect(job['timeout-minutes']).toBeGreaterThan(0);
    for (const { uses, run } of job.steps) {
      const isPinned = uses === undefined || /@[0-9a-f]{40}$/.test(uses) || uses === './';
      // Our own examples name the tag that releases move; docs/action.md says how to pin it.
      expect(isPinned || uses === 'promptfare/promptfare@v1', uses).toBe(true);
      // What a stranger can write must not get into a script.
      expect(run ?? '').not.toMatch(/\$\{\{/);
    }
  }
});
