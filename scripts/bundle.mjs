import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** One reviewable file for Node, alone in its folder; answers the files that went into it. */
export async function bundle(entryPoint, outfile, plugins = []) {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  await rm(dirname(outfile), { recursive: true, force: true });
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
    plugins,
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

/** The action. `.mjs`, because the nearest package.json would decide what `.js` is. */
export function bundleAction(outfile, plugins = []) {
  return bundle('action/promptfare-action.ts', outfile, [...plugins, withoutOpenId]);
}
