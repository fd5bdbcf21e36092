import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { makeTempFolder } from './make-temp-folder.ts';
import { type Build, buildsIn, installationFolder } from '../setup/installation.mjs';
import { findFreePort } from './find-free-port.ts';
import { readExtensionId } from './read-vsix.ts';
import type { Server, SessionOptions } from './session-options.ts';
import { QUIET_SETTINGS } from './settings.ts';
import { writeLanguagePack } from './write-language-pack.ts';

const EGRESS_GUARD = fileURLToPath(
  new URL('../../action/harness/egress-guard.cjs', import.meta.url),
);
const START_MS = 120_000;
const STOP_MS = 10_000;

type Launch = {
  readonly build: Build;
  readonly folder: string;
  /** The arguments that every start of this server shares. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
};

/** A VS Code server on loopback, in folders of its own, with the extension installed from its package. */
export async function startServer(options: SessionOptions): Promise<Server> {
  const launch = prepare(options);
  for (const vsix of [options.vsix, ...(options.otherVsix ?? [])]) await install(launch, vsix);
  const port = await findFreePort();
  const log = join(launch.folder, 'server.log');
  const child = spawnServer(launch, { port, log, locale: options.locale });
  const origin = `http://127.0.0.1:${port}`;
  await waitUntilReady(child, { origin, log });
  return {
    url: `${origin}/?${kindOf(options.workspace)}=${encodeURIComponent(options.workspace)}`,
    ...(child.pid === undefined ? {} : { pid: child.pid }),
    readLog: () => readFileSync(log, 'utf8') + readHostLogs(launch.folder),
    readEgress: () => readFileSync(join(launch.folder, 'egress'), 'utf8'),
    stop: () => stop(child),
  };
}

function kindOf(workspace: string): 'folder' | 'workspace' {
  return workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
}

function prepare({ build: name, host, vsix, settings, locale }: SessionOptions): Launch {
  const build = buildsIn(installationFolder())[name];
  const folder = makeTempFolder();
  for (const each of ['user/User', 'home', 'tmp']) {
    mkdirSync(join(folder, each), { recursive: true, mode: 0o700 });
  }
  const kinds = host === 'worker' ? { [readExtensionId(vsix)]: ['web'] } : {};
  const all = { ...QUIET_SETTINGS, 'remote.extensionKind': kinds, ...settings };
  writeFileSync(join(folder, 'user/User/settings.json'), JSON.stringify(all));
  writeFileSync(join(folder, 'egress'), '');
  if (locale !== undefined) writeLanguagePack(join(folder, 'user'), locale);
  const folders = {
    'user-data-dir': 'user',
    'extensions-dir': 'extensions',
    'server-data-dir': 'server',
  };
  return {
    build,
    folder,
    args: [
      join(build.folder, 'out/server-main.js'),
      '--accept-server-license-terms',
      ...Object.entries(folders).flatMap(([flag, path]) => [`--${flag}`, join(folder, path)]),
    ],
    env: {
      PATH: process.env['PATH'],
      HOME: join(folder, 'home'),
      LANG: 'C.UTF-8',
      TMPDIR: join(folder, 'tmp'),
      XDG_RUNTIME_DIR: join(folder, 'tmp'),
      EXTENSIONS_GALLERY: '{"serviceUrl":""}',
      NODE_OPTIONS: `--require=${EGRESS_GUARD}`,
      EGRESS_LOG: join(folder, 'egress'),
    },
  };
}

async function install({ build, args, env }: Launch, vsix: string): Promise<void> {
  await promisify(execFile)(build.node, [...args, '--install-extension', vsix], { env });
}

function spawnServer(
  { build, args, env }: Launch,
  {
    port,
    log,
    locale,
  }: { readonly port: number; readonly log: string; readonly locale: string | undefined },
): ChildProcess {
  const place = ['--host=127.0.0.1', `--port=${port}`, '--without-connection-token'];
  const quiet = ['--telemetry-level=off', '--enable-smoke-test-driver'];
  const language = locale === undefined ? [] : [`--locale=${locale}`];
  const output = openSync(log, 'a');
  // A group of its own: extension hosts outlive their page by hours and go with the group only.
  return spawn(build.node, [...args, ...place, ...quiet, ...language], {
    env,
    stdio: ['ignore', output, output],
    detached: true,
  });
}

async function waitUntilReady(
  child: ChildProcess,
  { origin, log }: { readonly origin: string; readonly log: string },
): Promise<void> {
  const end = Date.now() + START_MS;
  while (Date.now() < end) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${origin}/version`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await sleep(50);
  }
  await stop(child);
  throw new Error(`The VS Code server did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`);
}

/** Ends the group of a server, by its id. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const exited = new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
    child.once('exit', resolve);
  });
  signalGroup(child.pid, 'SIGTERM');
  await Promise.race([exited, sleep(STOP_MS)]);
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}

function readHostLogs(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  // The host's own, and the output channels of extensions.
  const logs = names.filter((name) => /exthost.*\.log$/.test(name) && !name.includes('vscode.'));
  return logs.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
}
