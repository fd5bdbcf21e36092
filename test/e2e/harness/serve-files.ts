import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { extname, normalize, resolve, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';

/** What stands under one path: made text, a folder to read, or a folder that the workbench reads and writes. */
export type Mount =
  | { readonly kind: 'text'; readonly text: string; readonly type: string }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'workspace'; readonly folder: string };

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};
const BYTES = 'application/octet-stream';
const FILE = 1;
const FOLDER = 2;

type Body = { readonly body: string | Buffer; readonly type: string };

/** Serves paths on loopback; a mount whose path ends with a slash serves everything below. */
export function serveFiles(mounts: Readonly<Record<string, Mount>>, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    answer(mounts, request)
      .then((found) => send(request, response, found))
      .catch(() => send(request, response, undefined));
  });
  return new Promise((done) => server.listen(port, '127.0.0.1', () => done(server)));
}

/** Webviews and the extension host have origins of their own and ask for the same files. */
function send(request: IncomingMessage, response: ServerResponse, found: Body | undefined): void {
  response.writeHead(found ? 200 : 404, {
    'access-control-allow-origin': request.headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': '*',
    'access-control-allow-methods': 'GET,PUT,OPTIONS',
    'cross-origin-resource-policy': 'cross-origin',
    'content-type': found?.type ?? 'text/plain',
  });
  response.end(found?.body);
}

async function answer(
  mounts: Readonly<Record<string, Mount>>,
  request: IncomingMessage,
): Promise<Body | undefined> {
  if (request.method === 'OPTIONS') return { body: '', type: 'text/plain' };
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const path = decodeURIComponent(pathname);
  // The longest fits first: a text may stand inside of a folder.
  const prefix = Object.keys(mounts)
    .filter(
      (each) => each === path || (each.endsWith('/') && each !== '/' && path.startsWith(each)),
    )
    .toSorted((one, other) => other.length - one.length)[0];
  const mount = mounts[prefix ?? ''];
  if (prefix === undefined || !mount) return undefined;
  if (mount.kind === 'text') return { body: mount.text, type: mount.type };
  const file = inside(mount.folder, path.slice(prefix.length));
  if (mount.kind === 'folder') {
    return { body: readFileSync(file), type: TYPES[extname(file)] ?? BYTES };
  }
  if (request.method === 'PUT') {
    writeFileSync(file, await buffer(request));
    return { body: '', type: 'text/plain' };
  }
  return readWorkspace(file, search);
}

function readWorkspace(path: string, search: string): Body {
  const json = (value: unknown): Body => ({
    body: JSON.stringify(value),
    type: TYPES['.json'] ?? BYTES,
  });
  if (search === '?stat') {
    const stat = statSync(path);
    const { ctimeMs: ctime, mtimeMs: mtime, size } = stat;
    return json({ type: kindOf(stat), ctime, mtime, size });
  }
  if (search === '?list') {
    const entries = readdirSync(path, { withFileTypes: true });
    return json(entries.map((entry) => [entry.name, kindOf(entry)]));
  }
  if (search === '?all') return json(readdirSync(path, { recursive: true }));
  return { body: readFileSync(path), type: BYTES };
}

function kindOf(entry: { readonly isDirectory: () => boolean }): number {
  return entry.isDirectory() ? FOLDER : FILE;
}

function inside(folder: string, relative: string): string {
  const root = resolve(folder);
  const path = resolve(root, `.${normalize(`/${relative}`)}`);
  if (path !== root && !path.startsWith(root + sep)) throw new Error(`${relative} is outside`);
  return path;
}
