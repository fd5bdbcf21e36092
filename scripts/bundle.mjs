import { readFile, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** One reviewable file for Node, alone in its folder; answers the files that went into it. */
export function bundle(entryPoint, outfile) {
  return buildAlone(outfile, { entryPoints: [entryPoint], outfile });
}

async function buildAlone(outfile, options) {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  await rm(dirname(outfile), { recursive: true, force: true });
  const { metafile } = await build({
    ...options,
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

/** @actions/core brings an HTTP client for OpenID tokens, which nothing asks for: it would be loaded at every start. */
const withoutOpenId = {
  name: 'without-open-id',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/oidc-utils\.js$/ }, () => ({
      path: fileURLToPath(new URL('no-open-id.mjs', import.meta.url)),
    })),
};

/**
 * The action: what is imported late is a file of its own beside it, which Node need not compile before it is used.
 * `.mjs`, because the nearest package.json would decide what `.js` is.
 */
export function bundleAction(outfile, plugins = []) {
  return buildAlone(outfile, {
    entryPoints: { [basename(outfile, '.mjs')]: 'action/promptfare-action.ts' },
    outdir: dirname(outfile),
    outExtension: { '.js': '.mjs' },
    chunkNames: '[name]-[hash]',
    splitting: true,
    plugins: [...plugins, withoutOpenId],
  });
}
