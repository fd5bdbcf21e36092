// Node 20 cannot import TypeScript itself: bundles what a script names and imports the bundle.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** The exports of a TypeScript source whose imports are relative to the repository. */
export async function importTypeScript(contents) {
  const folder = mkdtempSync(join(tmpdir(), 'promptfare-bench-'));
  const outfile = join(folder, 'bundle.mjs');
  try {
    await build({
      stdin: { contents, resolveDir: '.' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile,
      banner: {
        js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
      },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
