import type { AskModel } from '../../shared/compress/rewrite-sections.ts';
import type { RewriterReport } from '../../shared/compress/rewriter-report.ts';
import type { ModelEndpoint } from './model-endpoint.ts';
import { EndpointError, postJson, type PostOptions } from './post-json.ts';
import type { SpendingFuse } from './spending-fuse.ts';

export type ModelAsker = {
  readonly askModel: AskModel;
  readonly callCount: () => number;
  readonly stopped: () => RewriterReport['stopped'];
};

/** Asks an endpoint until the fuse or the endpoint says no; after that every section stays as it is. */
export function createModelAsker(
  endpoint: ModelEndpoint,
  fuse: SpendingFuse,
  waits: Pick<PostOptions, 'timeoutMs' | 'firstDelayMs'> = {},
): ModelAsker {
  const { url, model, protocol, apiKey } = endpoint;
  let callCount = 0;
  let stopped: RewriterReport['stopped'];
  return {
    callCount: () => callCount,
    stopped: () => stopped,
    askModel: async (request) => {
      if (stopped) return undefined;
      if (!fuse.allows(request)) {
        stopped = { kind: 'fuse' };
        return undefined;
      }
      callCount += 1;
      try {
        const headers = protocol.headersOf(apiKey);
        const body = await postJson({
          url,
          headers,
          body: protocol.bodyOf(model, request),
          ...waits,
        });
        const answer = protocol.readAnswer(body);
        fuse.settle(answer?.usage);
        return answer?.text;
      } catch (error) {
        if (!(error instanceof EndpointError)) throw error;
        // A broken connection may still be billed.
        fuse.settle(undefined);
        stopped = { kind: 'endpoint', reason: error.message };
        return undefined;
      }
    },
  };
}
