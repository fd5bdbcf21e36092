import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** One request as the server got it. */
export type SeenRequest = {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

export type FakeEndpoint = {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  readonly close: () => Promise<void>;
};

/** A server on this machine that answers in turn; the last answer is given again and again. */
export async function startEndpoint(
  answers: readonly ((request: SeenRequest, response: ServerResponse) => void)[],
): Promise<FakeEndpoint> {
  const seen: SeenRequest[] = [];
  const server: Server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const request = { path: message.url ?? '', headers: message.headers, body };
      const answer = answers[Math.min(seen.length, answers.length - 1)];
      seen.push(request);
      answer?.(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    seen,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** An answer of a chat completion that says `shorter` of the section it was sent. */
export function answerWith(
  shorten: (section: string) => string,
): (request: SeenRequest, response: ServerResponse) => void {
  return ({ body, path }, response) => {
    const { messages }: { messages: { content: string }[] } = JSON.parse(body);
    const asked = messages.at(-1)?.content ?? '';
    const section = /<section>\n([^]*)\n<\/section>/.exec(asked)?.[1] ?? '';
    const text = `<shorter>\n${shorten(section)}\n</shorter>`;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(
        path.endsWith('/messages')
          ? { content: [{ type: 'text', text }], usage: { input_tokens: 400, output_tokens: 60 } }
          : {
              choices: [{ message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
              usage: { prompt_tokens: 400, completion_tokens: 60 },
            },
      ),
    );
  };
}

export function statusOf(
  status: number,
  headers: Record<string, string> = {},
): (request: SeenRequest, response: ServerResponse) => void {
  return (_, response) => {
    response.writeHead(status, headers);
    response.end('secret-detail');
  };
}
