import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';
import type { JsonPath } from '../../text/json-tree.ts';
import type { KeylessSample } from '../draft.ts';
import { onlyKnown } from '../only-known.ts';
import type { Report } from '../row-fields.ts';
import { readUsage } from '../sample-usage.ts';
import { messagesOfChat } from '../sent-messages.ts';
import { answerOfResponse } from './answer-of-response.ts';
import { answerOfStream } from './answer-of-stream.ts';
import type { Answer } from './answer.ts';
import type { Body } from './decode-body.ts';
import { readEndpoint } from './endpoint.ts';

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
  | { readonly kind: 'unread'; readonly reason: string };

/** Reads a call of a model as a sample; a stream without usage keeps its text, to be counted again by others. */
export function sampleOfExchange(exchange: Exchange, report: Report): ReadExchange {
  const { request, response, responseAt } = exchange;
  const endpoint = readEndpoint(exchange.url ?? '');
  const sent = request.kind === 'json' ? sentOf(request.value) : undefined;
  if (endpoint.isOtherService || isEmbedding(response)) return { kind: 'other' };
  const answer = answerOf(response);
  const isCall = sent !== undefined || endpoint.provider !== undefined;
  if (!answer) return isCall && sent ? unread(exchange) : { kind: 'other' };
  if (!sent && answer.text === undefined && !answer.usage) return { kind: 'other' };
  const { usage } = answer;
  const read = usage
    ? readUsage(
        {
          value: usage.value,
          at: [...responseAt, ...usage.at],
          ...(usage.convention && { options: { convention: usage.convention } }),
        },
        report,
      )
    : {};
  const model = answer.model ?? sent?.model ?? endpoint.model;
  return {
    kind: 'sample',
    sample: {
      ...onlyKnown({
        model,
        provider: endpoint.provider,
        messages: sent?.messages,
        tools: sent?.tools,
        output: answer.text,
        error: answer.error,
      }),
      ...read,
    },
  };
}

type Sent = Pick<KeylessSample, 'messages' | 'tools' | 'model'>;

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

function unread({ response, status }: Exchange): ReadExchange {
  const failed = status !== undefined && status >= 400;
  if (response.kind === 'unread') return { kind: 'unread', reason: response.reason };
  if (response.kind === 'empty') return { kind: 'unread', reason: 'empty' };
  return { kind: 'unread', reason: failed ? `an error ${status}` : 'of no provider that is known' };
}
