// Our TypeScript sources for a benchmark, bundled when it runs, so that it needs no build of the command line.
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildVocabularies } from '../../scripts/build-vocabulary.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Imports what `source` exports; its imports are relative to the repository. */
export async function importSources(source) {
  const folder = mkdtempSync(join(tmpdir(), 'promptfare-bench-'));
  const outfile = join(folder, 'own.mjs');
  const stdin = { contents: source, resolveDir: ROOT, loader: 'ts' };
  await build({
    stdin,
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // yaml is CommonJS and asks for `process`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  buildVocabularies(folder);
  const own = await import(pathToFileURL(outfile).href);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return { own, loadVocabulary: (encoding) => readFile(join(folder, `${encoding}.bin`)) };
}
