import { execFileSync, spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

export type GitOptions = {
  readonly gitRoot: string;
  readonly isPrivate?: boolean;
  readonly token: string;
};

let backend: string | undefined;

/** Git over smart HTTP, as GitHub serves it: any reachable commit can be asked for, and one authorization is enough. */
export async function serveGit(
  request: IncomingMessage,
  response: ServerResponse,
  { gitRoot, isPrivate = false, token }: GitOptions,
): Promise<void> {
  const sent = request.rawHeaders.filter((name) => name.toLowerCase() === 'authorization').length;
  if (sent > 1) {
    response.writeHead(400).end('Duplicate header: "Authorization"');
    return;
  }
  const expected = `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  const isKnown = request.headers.authorization?.toLowerCase() === expected.toLowerCase();
  if ((isPrivate && !isKnown) || (request.headers.authorization && !isKnown)) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end();
    return;
  }
  const url = new URL(request.url ?? '/', 'http://localhost');
  backend ??= join(
    execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(),
    'git-http-backend',
  );
  const child = spawn(backend, {
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: gitRoot,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_COUNT: '3',
      GIT_CONFIG_KEY_0: 'uploadpack.allowReachableSHA1InWant',
      GIT_CONFIG_VALUE_0: 'true',
      GIT_CONFIG_KEY_1: 'uploadpack.allowFilter',
      GIT_CONFIG_VALUE_1: 'true',
      GIT_CONFIG_KEY_2: 'safe.directory',
      GIT_CONFIG_VALUE_2: '*',
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
  });
  request.pipe(child.stdin);
  child.stdin.on('error', () => undefined);
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  sendCgi(response, Buffer.concat(chunks));
}

function sendCgi(response: ServerResponse, output: Buffer): void {
  const end = output.indexOf('\r\n\r\n');
  const lines = output.subarray(0, end).toString('latin1').split('\r\n');
  let status = 200;
  for (const line of lines) {
    const [name = '', value = ''] = line.split(/: (.*)/s);
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.writeHead(status).end(output.subarray(end + 4));
}
