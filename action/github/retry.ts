import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiError, isRateLimit, readApiError } from './api-error.ts';

const TRIES = 4;
const FIRST_DELAY_MS = 500;
/** A longer wait is not worth a comment. */
const MAX_WAIT_MS = 60_000;

/**
 * Repeats a call that failed through no fault of its own. A call that makes something (POST) is repeated only when
 * GitHub says that it was not carried out: a 502 may have been.
 */
export async function withRetries<T>(method: string, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const waitMs = attempt < TRIES ? waitFor(readApiError(error), method, attempt) : undefined;
      if (waitMs === undefined || waitMs > MAX_WAIT_MS) throw error;
      await sleep(waitMs);
    }
  }
}

/** How long to wait before another try; undefined: there is no use in one. */
function waitFor(error: ApiError, method: string, attempt: number): number | undefined {
  if (isRateLimit(error)) return waitForLimit(error);
  const isBroken = error.status === undefined || error.status >= 500;
  return isBroken && method !== 'POST' ? FIRST_DELAY_MS * 2 ** (attempt - 1) : undefined;
}

function waitForLimit({ headers }: ApiError): number {
  const retryAfter = Number(headers['retry-after'] ?? Number.NaN);
  if (Number.isFinite(retryAfter)) return retryAfter * 1000;
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)) {
    return Math.max(1000, reset * 1000 - Date.now());
  }
  return MAX_WAIT_MS;
}
