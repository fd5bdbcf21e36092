import { setTimeout as sleep } from 'node:timers/promises';
import type { ModelId } from '../../shared/model/model-id.ts';
import { inferProvider } from '../../shared/pricing/infer-provider.ts';
import type { CountVerification } from '../../shared/report/present-verification.ts';
import { UserError } from '../../shared/text/user-error.ts';
import type { CountedRequest, VerifiedCounts } from '../../shared/tokenizer/verified-counts.ts';
import { EndpointError, postJson, type PostOptions } from '../model-endpoint/post-json.ts';
import { COUNT_PROTOCOLS, type CountProtocol } from './count-protocols.ts';

/** A request that the provider of its model has not counted yet. */
export type MissingCount = {
  readonly key: string;
  readonly request: CountedRequest;
  readonly model: ModelId;
};

export type VerifyRequest = {
  readonly counts: VerifiedCounts;
  readonly missing: readonly MissingCount[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The wait after each request; the providers' lowest limits are about 100 requests a minute. */
  readonly pauseMs?: number;
  readonly waits?: Pick<PostOptions, 'timeoutMs' | 'firstDelayMs'>;
};

const PAUSE_MS = 600;
/** Requests of one run; the next run goes on. */
const MAX_REQUESTS = 200;

export type Verified = {
  readonly counts: VerifiedCounts;
  readonly verification: CountVerification;
};

/**
 * Asks providers to count what is missing, one request after another, and stops at the first that fails: what was counted
 * until then is kept. Throws a UserError when a key is not there.
 */
export async function verifyCounts(request: VerifyRequest): Promise<Verified> {
  const { env, pauseMs = PAUSE_MS, waits } = request;
  const counts = new Map([...request.counts].map(([name, byKey]) => [name, new Map(byKey)]));
  const askable = request.missing.flatMap((missing) => prepare(missing, env));
  const asked = askable.slice(0, MAX_REQUESTS);
  let askedCount = 0;
  let stopped: string | undefined;
  for (const { missing, post, protocol } of asked) {
    const answer = await ask({ ...post, ...waits }, protocol);
    if (answer.kind === 'failed') {
      stopped = answer.reason;
      break;
    }
    askedCount += 1;
    const { name } = missing.model;
    const byKey = counts.get(name) ?? new Map<string, number>();
    counts.set(name, byKey.set(missing.key, answer.tokens));
    if (askedCount < asked.length) await sleep(pauseMs);
  }
  const leftCount = askable.length - askedCount;
  const unaskableCount = request.missing.length - askable.length;
  const verification = { askedCount, leftCount, unaskableCount, ...(stopped && { stopped }) };
  return { counts, verification };
}

type Answer =
  | { readonly kind: 'counted'; readonly tokens: number }
  | { readonly kind: 'failed'; readonly reason: string };

async function ask(post: PostOptions, protocol: CountProtocol): Promise<Answer> {
  try {
    const tokens = protocol.readTokens(await postJson(post));
    if (tokens !== undefined) return { kind: 'counted', tokens };
    return { kind: 'failed', reason: `${post.url.host}: the answer has no token count` };
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error;
    return { kind: 'failed', reason: error.message };
  }
}

type Prepared = {
  readonly missing: MissingCount;
  readonly protocol: CountProtocol;
  readonly post: PostOptions;
};

/** None for a model whose provider counts nothing for us, or a request that it does not take. */
function prepare(missing: MissingCount, env: VerifyRequest['env']): readonly Prepared[] {
  const { model, request } = missing;
  const provider = model.provider ?? inferProvider(model.name);
  const protocol = COUNT_PROTOCOLS.find((known) => known.provider === provider);
  const body = protocol?.bodyOf(model.name, request);
  if (!protocol || body === undefined) return [];
  const apiKey = env[protocol.keyName];
  if (!apiKey) {
    throw new UserError(`${protocol.keyName} is not set, so ${model.written} cannot be counted`, {
      hint: `Set ${protocol.keyName}; counting is free of charge.`,
    });
  }
  const url = urlOf(protocol, model.name, env);
  return [{ missing, protocol, post: { url, headers: protocol.headersOf(apiKey), body } }];
}

/** A key goes over https or to this machine only. */
function urlOf(protocol: CountProtocol, model: string, env: VerifyRequest['env']): URL {
  const base = env[protocol.baseUrlName] || protocol.baseUrl;
  const url = URL.canParse(base) ? new URL(base) : undefined;
  const isLocal = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1';
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLocal))) {
    throw new UserError(`${protocol.baseUrlName} is no https URL`, {
      hint: 'Keys are sent over https only, or to this machine.',
    });
  }
  url.pathname = `${url.pathname.replace(/\/+$/, '')}${protocol.pathOf(model)}`;
  return url;
}
