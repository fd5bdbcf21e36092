import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeTempFolder } from './make-temp-folder.ts';
import { buildsIn, installationFolder } from '../setup/installation.mjs';
import { findFreePort } from './find-free-port.ts';
import { unpackVsix } from './read-vsix.ts';
import { type Mount, serveFiles } from './serve-files.ts';
import type { Server, SessionOptions } from './session-options.ts';
import { QUIET_SETTINGS } from './settings.ts';

const VIRTUAL_FOLDER = fileURLToPath(new URL('virtual-folder', import.meta.url));
const PAGE = 'out/vs/code/browser/workbench/workbench.html';
const WORKBENCH = 'out/vs/code/browser/workbench/workbench.js';
const WEBVIEWS = 'out/vs/workbench/contrib/webview/browser/pre/';

/** What makes this build insist on a server: its own location as authority, and settings kept over there. */
const REMOTE_ONLY: readonly (readonly [RegExp, string])[] = [
  [/,remoteAuthority:location\.host(?=[,}])/g, ''],
  [
    /(get userRoamingDataHome\(\)\{return [\w$]+\([\w$]+\.file\(this\.userDataPath\)\.with\(\{scheme:[\w$]+\.)vscodeRemote(?=\}\),"User"\)\})/g,
    '$1vscodeUserData',
  ],
];

/** The workbench as a page alone, as on vscode.dev: extensions run in a browser worker, files are not on a disk. */
export async function startPureWeb(options: SessionOptions): Promise<Server> {
  const build = buildsIn(installationFolder())[options.build].folder;
  const port = await findFreePort();
  const extension = unpackVsix(options.vsix, makeTempFolder());
  const text = (type: string, body: string): Mount => ({ kind: 'text', text: body, type });
  const server = await serveFiles(
    {
      '/': text('text/html', makePage(build, `localhost:${port}`, options)),
      '/language.js': text('text/javascript', languageScript(options.locale)),
      [`/build/${WORKBENCH}`]: text('text/javascript', readWorkbench(build)),
      '/build/': { kind: 'folder', folder: build },
      '/extension/': { kind: 'folder', folder: extension },
      '/virtual-folder/': { kind: 'folder', folder: VIRTUAL_FOLDER },
      '/workspace/': { kind: 'workspace', folder: options.workspace },
    },
    port,
  );
  return {
    url: `http://localhost:${port}/`,
    readLog: () => '',
    readEgress: () => '',
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function makePage(build: string, authority: string, { settings }: SessionOptions): string {
  const uri = (path: string): unknown => ({ scheme: 'http', authority, path });
  const configuration = {
    folderUri: { $mid: 1, scheme: 'e2e', authority: 'workspace', path: '/' },
    additionalBuiltinExtensions: [uri('/virtual-folder'), uri('/extension')],
    enableWorkspaceTrust: settings?.['security.workspace.trust.enabled'] === true,
    // This build asks its server for these four and stops where one is missing.
    userDataPath: '/',
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    configurationDefaults: { ...QUIET_SETTINGS, ...settings },
    productConfiguration: makeProduct(build, authority),
  };
  const values: Readonly<Record<string, string>> = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration)
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: '/build',
    WORKBENCH_NLS_FALLBACK_URL: '/build/out/nls.messages.js',
    WORKBENCH_NLS_URL: '/language.js',
  };
  const page = readFileSync(join(build, PAGE), 'utf8');
  return page.replaceAll(/\{\{([^}]+)\}\}/g, (_hole, name: string) => values[name] ?? '');
}

function makeProduct(build: string, authority: string): unknown {
  return {
    ...JSON.parse(readFileSync(join(build, 'product.json'), 'utf8')),
    extensionsGallery: undefined,
    enableTelemetry: false,
    extensionEnabledApiProposals: { 'promptfare-e2e.virtual-folder': ['fileSearchProvider'] },
    webEndpointUrlTemplate: `http://{{uuid}}.${authority}/build`,
    webviewContentExternalBaseUrlTemplate: `http://{{uuid}}.${authority}/build/${WEBVIEWS}`,
  };
}

/** VS Code itself stays English; extensions are told the language. */
function languageScript(locale: string | undefined): string {
  return locale === undefined ? '' : `globalThis._VSCODE_NLS_LANGUAGE=${JSON.stringify(locale)};`;
}

function readWorkbench(build: string): string {
  let text = readFileSync(join(build, WORKBENCH), 'utf8');
  for (const [pattern, replacement] of REMOTE_ONLY) {
    const count = text.match(pattern)?.length ?? 0;
    if (count !== 1) throw new Error(`${pattern} is ${count} times in ${WORKBENCH}, not once`);
    text = text.replace(pattern, replacement);
  }
  return text;
}
