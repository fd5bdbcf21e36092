import { readFile, rm } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * A program for Node, alone in its folder; answers esbuild's metafile. What is imported late is a file of its own beside
 * it, which Node need not compile before it is used.
 */
async function buildAlone(entryPoint, outfile, plugins) {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  await rm(dirname(outfile), { recursive: true, force: true });
  const ending = extname(outfile);
  const { metafile } = await build({
    entryPoints: { [basename(outfile, ending)]: entryPoint },
    outdir: dirname(outfile),
    outExtension: { '.js': ending },
    chunkNames: '[name]-[hash]',
    splitting: true,
    plugins,
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
  return metafile;
}

/** @actions/core brings an HTTP client for OpenID tokens, which nothing asks for: it would be loaded at every start. */
const withoutOpenId = {
  name: 'without-open-id',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/oidc-utils\.js$/ }, () => ({
      path: fileURLToPath(new URL('no-open-id.mjs', import.meta.url)),
    })),
};

/** The command line: each command is loaded when it is called. */
export function bundleCli(outfile) {
  return buildAlone('cli/promptfare.ts', outfile, []);
}

/** The action; `.mjs`, because the nearest package.json would decide what `.js` is. */
export function bundleAction(outfile, plugins = []) {
  return buildAlone('action/promptfare-action.ts', outfile, [...plugins, withoutOpenId]);
}
