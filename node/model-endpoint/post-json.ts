import { setTimeout as sleep } from 'node:timers/promises';

/** A call that did not give an answer, said without URL parameters, headers or keys. */
export class EndpointError extends Error {
  override readonly name = 'EndpointError';
}

export type PostOptions = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly timeoutMs?: number;
  /** The wait before the second try; it doubles with each further one. */
  readonly firstDelayMs?: number;
};

const TIMEOUT_MS = 120_000;
const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 30_000;
const MAX_TRIES = 4;
const MAX_RESPONSE_BYTES = 4 * 1024 * 1024;

type Outcome =
  | { readonly kind: 'answered'; readonly body: unknown }
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMs?: number }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Posts JSON and reads JSON. Overload, rate limits and broken connections are tried again with growing waits; redirects are
 * refused, because they would carry the key to another host, and a call without an answer in time is not made again, because
 * it may be paid for already. Rejects with an EndpointError.
 */
export async function postJson(options: PostOptions): Promise<unknown> {
  const { firstDelayMs = FIRST_DELAY_MS } = options;
  let reason = '';
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const outcome = await tryPost(options);
    if (outcome.kind === 'answered') return outcome.body;
    reason = `${options.url.host}: ${outcome.reason}`;
    if (outcome.kind === 'refused') throw new EndpointError(reason);
    const delayMs = outcome.retryAfterMs ?? firstDelayMs * 2 ** attempt;
    if (attempt + 1 < MAX_TRIES) await sleep(Math.min(delayMs, MAX_DELAY_MS));
  }
  throw new EndpointError(`${reason}, ${MAX_TRIES} times`);
}

async function tryPost({
  url,
  headers,
  body,
  timeoutMs = TIMEOUT_MS,
}: PostOptions): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) return await explainStatus(response);
    const text = await readBounded(response);
    if (text === undefined) return { kind: 'refused', reason: 'the answer is too long' };
    return parseBody(text);
  } catch (error) {
    return explainFailure(error, timeoutMs);
  }
}

async function explainStatus(response: Response): Promise<Outcome> {
  await response.body?.cancel();
  const reason = `it answered ${response.status}`;
  const isPassing = response.status === 408 || response.status === 429 || response.status >= 500;
  if (!isPassing) return { kind: 'refused', reason };
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return { kind: 'failed', reason, ...(seconds >= 0 && { retryAfterMs: seconds * 1000 }) };
}

/** Undefined once it is longer than anybody needs; the rest is not read. */
async function readBounded(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    const chunk: Uint8Array = part.value;
    sizeBytes += chunk.byteLength;
    if (sizeBytes > MAX_RESPONSE_BYTES) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseBody(text: string): Outcome {
  try {
    return { kind: 'answered', body: JSON.parse(text) };
  } catch {
    return { kind: 'refused', reason: 'it did not answer with JSON' };
  }
}

/** What fetch throws: a timeout, or a TypeError whose cause is the system's error. */
function explainFailure(error: unknown, timeoutMs: number): Outcome {
  if (!(error instanceof Error)) throw error;
  if (error.name === 'TimeoutError') {
    return { kind: 'refused', reason: `no answer within ${timeoutMs / 1000} s` };
  }
  if (error.name !== 'TypeError' && !('code' in error)) throw error;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'connection lost';
  return { kind: 'failed', reason: `it cannot be reached (${code})` };
}
