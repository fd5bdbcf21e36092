import type { RewriteRequest } from '../../shared/compress/rewrite-request.ts';

/** What a provider says a call used; absent when it does not say. */
export type EndpointUsage = { readonly inputTokens: number; readonly outputTokens: number };

type ModelAnswer = { readonly text: string; readonly usage?: EndpointUsage };

/** The wire format of one kind of API. */
export type EndpointProtocol = {
  readonly headersOf: (apiKey: string | undefined) => Readonly<Record<string, string>>;
  readonly bodyOf: (model: string, request: RewriteRequest) => unknown;
  /** Absent when the body is no answer of this API, or an answer that was cut off. */
  readonly readAnswer: (body: unknown) => ModelAnswer | undefined;
};

/** Where a model is asked. Never printed with its key. */
export type ModelEndpoint = {
  readonly url: URL;
  readonly model: string;
  readonly apiKey?: string;
  readonly protocol: EndpointProtocol;
};
