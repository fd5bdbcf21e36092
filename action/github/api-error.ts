import * as z from 'zod/mini';

/** What went wrong with a call: `status` is absent when no answer came. */
export type ApiError = {
  readonly status?: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
};

const header = z.record(z.string(), z.unknown());
const failure = z.object({
  status: z.optional(z.number()),
  message: z.string(),
  response: z.optional(z.object({ headers: z.optional(header) })),
});

/** Reads a thrown value as a failed call. */
export function readApiError(error: unknown): ApiError {
  const parsed = failure.safeParse(error, { jitless: true });
  if (!parsed.success) return { message: String(error), headers: {} };
  const { status, message, response } = parsed.data;
  const entries = Object.entries(response?.headers ?? {}).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    String(value),
  ]);
  // Octokit calls a connection that broke a 500 without headers.
  const hasAnswer = status !== undefined && response !== undefined;
  return {
    ...(hasAnswer && { status }),
    message: firstLine(message),
    headers: Object.fromEntries(entries),
  };
}

/** Whether GitHub asked to wait, or to stop for this hour. */
export function isRateLimit({ status, headers, message }: ApiError): boolean {
  if (status !== 403 && status !== 429) return false;
  return (
    status === 429 ||
    headers['retry-after'] !== undefined ||
    headers['x-ratelimit-remaining'] === '0' ||
    /rate limit/i.test(message)
  );
}

/** Why a call failed and what to do, one sentence without a full stop. `permission` is what the call needs. */
export function explainApiError(error: unknown, permission: string): string {
  const failed = readApiError(error);
  const { status, message } = failed;
  if (status === undefined) return `GitHub did not answer (${message})`;
  if (isRateLimit(failed)) return 'GitHub asks for a pause (rate limit); run the job again later';
  if (status === 401) return 'GitHub does not take the token; look at the input token';
  if (status === 403 && /lock/i.test(message)) return 'the conversation is locked';
  if (status === 403 || status === 404) {
    return `the token lacks a permission: give the job "${permission}" (GitHub answered ${status})`;
  }
  return status >= 500
    ? `GitHub answered ${status}, and again after three more tries`
    : `GitHub answered ${status}: ${message}`;
}

// An outage answers with a page of HTML.
function firstLine(message: string): string {
  const [line = ''] = message
    .replaceAll(/<[^>]*>/g, ' ')
    .trim()
    .split('\n', 1);
  return line.slice(0, 300);
}
