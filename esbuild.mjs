import { readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { collectLicences } from './scripts/collect-licences.mjs';

// Everything that ships is made here: dist/cli and dist/action (ESM for Node).
const { version } = JSON.parse(await readFile('package.json', 'utf8'));

await bundle('cli/promptfare.ts', 'dist/cli/promptfare.js');
// .mjs: the nearest package.json of a repository that uses the action does not decide what it is.
const inputs = await bundle('action/promptfare-action.ts', 'dist/action/index.mjs');
await writeFile('dist/action/licences.txt', await collectLicences(inputs));

/** One reviewable file; answers the files that went into it. */
async function bundle(entryPoint, outfile) {
  await rm(outfile.slice(0, outfile.lastIndexOf('/')), { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    legalComments: 'linked',
    logLevel: 'warning',
    metafile: true,
    define: { PROMPTFARE_VERSION: JSON.stringify(version) },
    // CommonJS dependencies call require() for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  return Object.keys(metafile.inputs);
}
