import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import type { KeylessSample } from '../draft.ts';
import { onlyKnown } from '../../text/only-known.ts';
import { sentence, type Sentence } from '../../text/sentence.ts';
import type { Report } from '../row-fields.ts';
import { messagesOfChat } from '../sent-messages.ts';
import { answerOfResponse } from './answer-of-response.ts';
import { answerOfStream } from './answer-of-stream.ts';
import type { Answer } from './answer.ts';
import type { Body } from './decode-body.ts';
import { readEndpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { usageOfAnswer } from './usage-of-answer.ts';

/** One request to a provider and what came back. */
export type Exchange = {
  readonly url?: string;
  readonly request: Body;
  readonly response: Body;
  readonly status?: number;
  /** Where the response's body stands in the file. */
  readonly responseAt: JsonPath;
};

/** `other`: no call of a model, nothing to tell. `unread`: a call whose answer cannot be read. */
export type ReadExchange =
  | { readonly kind: 'sample'; readonly sample: KeylessSample }
  | { readonly kind: 'other' }
  | { readonly kind: 'unread'; readonly reason: Sentence };

/** Reads a call of a model as a sample; a stream without usage keeps its text, to be counted again by others. */
export function sampleOfExchange(exchange: Exchange, report: Report): ReadExchange {
  const { request, response, responseAt } = exchange;
  const endpoint = readEndpoint(exchange.url ?? '');
  const sent = sentOfBody(request);
  if (endpoint.isOtherService || isEmbedding(response)) return { kind: 'other' };
  const answer = answerOf(response);
  if (!answer) return sent ? withoutAnswer(exchange, sent) : { kind: 'other' };
  if (!sent && saysNothing(answer)) return { kind: 'other' };
  const { model, ...asked } = sent ?? {};
  const { provider } = endpoint;
  const sample = {
    ...asked,
    ...onlyKnown({ model: modelOf(endpoint, answer.model ?? model), provider }),
    ...onlyKnown({ output: answer.text, error: answer.error }),
    ...usageOfAnswer(answer, responseAt, report),
  };
  return { kind: 'sample', sample };
}

/** An error without a request may be anybody's. */
function saysNothing({ text, usage }: Answer): boolean {
  return text === undefined && !usage;
}

type Sent = Pick<KeylessSample, 'messages' | 'tools' | 'model'>;

function sentOfBody(body: Body): Sent | undefined {
  return body.kind === 'json' ? sentOf(body.value) : undefined;
}

/** The request of a chat: undefined when the body is another kind of request. */
export function sentOf(request: Json): Sent | undefined {
  if (!isJsonObject(request)) return undefined;
  const messages = messagesOfChat(request);
  if (!messages) return undefined;
  const tools = fieldOf(request, 'tools') ?? fieldOf(request, 'functions');
  const model = textOf(fieldOf(request, 'model')) ?? textOf(fieldOf(request, 'modelId'));
  return onlyKnown({ model, messages, tools: isJsonArray(tools) ? tools : undefined });
}

function answerOf(response: Body): Answer | undefined {
  if (response.kind === 'events') return answerOfStream(response.events);
  if (response.kind !== 'json') return undefined;
  const { value } = response;
  // Gemini streams a JSON list where server-sent events were not asked for.
  return isJsonArray(value) ? answerOfStream(value) : answerOfResponse(value);
}

function isEmbedding(response: Body): boolean {
  if (response.kind !== 'json') return false;
  const items = fieldOf(response.value, 'data');
  return isJsonArray(items) && fieldOf(items[0], 'embedding') !== undefined;
}

/** Bedrock has prices of its own, and its ids stand in the address; elsewhere an address names a deployment. */
function modelOf({ provider, model }: Endpoint, named: string | undefined): string | undefined {
  return provider === 'aws' ? (model ?? named) : (named ?? model);
}

function withoutAnswer({ url, response, status }: Exchange, sent: Sent): ReadExchange {
  if (status !== undefined && status >= 400) {
    const { provider } = readEndpoint(url ?? '');
    const sample = { ...sent, ...onlyKnown({ provider, error: `HTTP ${status}` }) };
    return { kind: 'sample', sample };
  }
  if (response.kind === 'unread') return { kind: 'unread', reason: response.reason };
  return {
    kind: 'unread',
    reason: response.kind === 'empty' ? sentence`empty` : sentence`of no provider that is known`,
  };
}
