import { readFile, rm } from 'node:fs/promises';
import { build } from 'esbuild';

// Everything that ships is made here: dist/cli (ESM for Node).
const { version } = JSON.parse(await readFile('package.json', 'utf8'));

await rm('dist/cli', { recursive: true, force: true });
await build({
  entryPoints: ['cli/promptfare.ts'],
  outdir: 'dist/cli',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  legalComments: 'linked',
  logLevel: 'warning',
  define: { PROMPTFARE_VERSION: JSON.stringify(version) },
  // CommonJS dependencies call require() for Node's own modules.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
});
