import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

const FOLDER = 'dist/extension';

/** What both hosts share. CommonJS: the host in a browser loads nothing else. */
const COMMON = {
  bundle: true,
  format: 'cjs',
  external: ['vscode'],
  minify: true,
  keepNames: false,
  legalComments: 'linked',
  logLevel: 'warning',
  metafile: true,
};
const NODE = {
  ...COMMON,
  platform: 'node',
  target: 'node20',
  // The parser of source code asks where it lies, which a CommonJS file knows by another name.
  define: { 'import.meta.url': '__fileUrl' },
  banner: { js: "const __fileUrl = require('node:url').pathToFileURL(__filename).href;" },
  outdir: FOLDER,
  outExtension: { '.js': '.cjs' },
};
const WEB = {
  ...COMMON,
  platform: 'browser',
  target: 'es2023',
  mainFields: ['browser', 'module', 'main'],
  outdir: `${FOLDER}/web`,
};

/** What the file that VS Code loads at the start imports later stays a file of its own, in the place that it has here. */
const LATER = {
  name: 'later',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/session-node\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './session.cjs', external: true } : undefined,
    ),
};

/**
 * The extension: a small file that VS Code loads at the start, the session, which that file opens in a later turn, and
 * the engine, which runs in a thread of its own. Once for Node, once for the worker of a browser, which loads one file
 * and no other.
 */
export const EXTENSION_BUILDS = [
  {
    ...NODE,
    entryPoints: {
      extension: 'extension/extension-node.ts',
      session: 'extension/session-node.ts',
    },
    plugins: [LATER],
    // The editor's host looks into what is required.
    supported: { 'dynamic-import': false },
  },
  { ...NODE, entryPoints: { engine: 'extension/engine/engine-node.ts' } },
  {
    ...WEB,
    entryPoints: {
      extension: 'extension/extension-web.ts',
      engine: 'extension/engine/engine-web.ts',
    },
  },
];

/** Makes the extension and answers the files that went into it. */
export async function bundleExtension() {
  await rm(FOLDER, { recursive: true, force: true });
  const built = await Promise.all(EXTENSION_BUILDS.map(build));
  return [...new Set(built.flatMap(({ metafile }) => Object.keys(metafile.inputs)))];
}
