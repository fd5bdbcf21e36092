import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type Answer, HANDLERS } from './fake-operations.ts';
import { type Fault, type FakeState, newState } from './fake-state.ts';
import { checkRequest, checkResponse, findOperation, type Operation } from './openapi.ts';
import { serveGit } from './serve-git.ts';

export const TOKEN = 'ghs_test-token-that-must-never-be-printed-0123456789abcdef';

export type FakeGithub = {
  readonly url: string;
  readonly apiUrl: string;
  readonly state: FakeState;
  /** `issues/create-comment`, in the order they came. */
  readonly calls: string[];
  /** What no client of GitHub may do, and what the fake must not answer. */
  readonly violations: string[];
  /** The next calls of an operation go wrong, one fault each. */
  readonly fail: (operation: string, ...faults: readonly Fault[]) => void;
  /** Upload-pack requests of git. */
  readonly gitRequests: string[];
};

export type FakeOptions = {
  /** `/api/v3` is an Enterprise server. */
  readonly prefix?: string;
  /** The folder with `<owner>/<repo>.git`, served to git. */
  readonly gitRoot?: string;
  /** Whether git has to authenticate. */
  readonly isPrivate?: boolean;
};

/** GitHub on loopback until the test ends: the API as GitHub's own document describes it, and git over smart HTTP. */
export async function startGithub(options: FakeOptions = {}): Promise<FakeGithub> {
  const { prefix = '' } = options;
  const github = { state: newState(), calls: [], violations: [], gitRequests: [] } as Pick<
    FakeGithub,
    'state' | 'calls' | 'violations' | 'gitRequests'
  >;
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      github.violations.push(String(error));
      response.destroy();
    });
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (
      options.gitRoot !== undefined &&
      /\.git\/|\/info\/refs|\/git-upload-pack/.test(url.pathname)
    ) {
      github.gitRequests.push(`${request.method} ${url.pathname}${url.search}`);
      await serveGit(request, response, { ...options, gitRoot: options.gitRoot, token: TOKEN });
      return;
    }
    const text = await readBody(request);
    if (!url.pathname.startsWith(prefix)) {
      github.violations.push(`outside of the API: ${url.pathname}`);
      send(response, { status: 404, body: { message: 'Not Found' } });
      return;
    }
    const path = url.pathname
      .slice(prefix.length)
      .replace(/^\/repositories\/1(?=\/)/, '/repos/shop/prompts');
    const found = findOperation(request.method ?? 'GET', path);
    if (!found) {
      github.violations.push(`no such operation: ${request.method} ${path}`);
      send(response, { status: 404, body: { message: 'Not Found' } });
      return;
    }
    const { operation } = found;
    github.calls.push(operation.id);
    const fault = github.state.faults.get(operation.id)?.shift();
    if (fault?.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (fault && !fault.after) {
      breakAnswer(request, response, fault);
      return;
    }
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    github.violations.push(...checkRequest(operation, { query: url.searchParams, body }));
    const answer = refuse(request, operation) ?? run(found, url, body);
    if (fault) {
      breakAnswer(request, response, fault);
      return;
    }
    const paged = page(
      answer,
      url,
      `${prefix}${path.replace('/repos/shop/prompts', '/repositories/1')}`,
    );
    github.violations.push(...checkResponse(operation, answer.status, paged.body));
    send(response, answer, paged);
  }

  function run(
    { operation, parameters }: NonNullable<ReturnType<typeof findOperation>>,
    url: URL,
    body: unknown,
  ): Answer {
    const { state } = github;
    const handler = HANDLERS[operation.id];
    if (!handler) throw new Error(`The fake has nothing for ${operation.id}`);
    const isOurs = parameters['owner'] === 'shop' && parameters['repo'] === 'prompts';
    if (!isOurs && parameters['org'] === undefined) {
      return { status: 404, body: { message: 'Not Found' } };
    }
    return handler.run({
      state,
      parameters,
      query: url.searchParams,
      body: (body ?? {}) as Readonly<Record<string, unknown>>,
    });
  }

  function refuse(request: IncomingMessage, operation: Operation): Answer | undefined {
    if (!request.headers['user-agent']) return { status: 403, body: { message: 'No User-Agent' } };
    if (!new RegExp(`^(?:token|bearer) ${TOKEN}$`, 'i').test(request.headers.authorization ?? '')) {
      return { status: 401, body: { message: 'Bad credentials' } };
    }
    const { permissions } = github.state;
    const needs = HANDLERS[operation.id]?.needs ?? [];
    const may = needs.some((need) => {
      const [name = '', level] = need.split(':');
      return permissions[name] === 'write' || (level === 'read' && permissions[name] === 'read');
    });
    if (needs.length === 0 || may) return undefined;
    return { status: 403, body: { message: 'Resource not accessible by integration' } };
  }

  const port = await listen(server);
  const url = `http://127.0.0.1:${port}`;
  return {
    ...github,
    url,
    apiUrl: `${url}${prefix}`,
    fail: (operation, ...faults) => github.state.faults.set(operation, [...faults]),
  };

  function page(
    answer: Answer,
    requested: URL,
    path: string,
  ): { readonly body: unknown; readonly link?: string } {
    if (!answer.list) return { body: answer.body };
    const size = Math.min(100, Number(requested.searchParams.get('per_page') ?? 30));
    const number = Number(requested.searchParams.get('page') ?? 1);
    const body = answer.list.slice((number - 1) * size, number * size);
    if (number * size >= answer.list.length) return { body };
    const next = new URL(`${url}${path}${requested.search}`);
    next.searchParams.set('page', String(number + 1));
    return { body, link: `<${next.href}>; rel="next"` };
  }
}

function listen(server: Server): Promise<number> {
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function breakAnswer(request: IncomingMessage, response: ServerResponse, fault: Fault): void {
  if (fault.reset) {
    request.socket.destroy();
    return;
  }
  const { status = 502, headers = {}, message = 'Server Error' } = fault;
  if (fault.html) {
    response.writeHead(status, { 'content-type': 'text/html', ...headers });
    response.end('<!DOCTYPE html><html><body><h1>Unicorn!</h1>::error::from a page</body></html>');
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ message }));
}

function send(
  response: ServerResponse,
  { status, body: plain }: Answer,
  { body = plain, link }: { readonly body?: unknown; readonly link?: string } = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    ...(link && { link }),
  });
  response.end(status === 204 ? undefined : JSON.stringify(body));
}
