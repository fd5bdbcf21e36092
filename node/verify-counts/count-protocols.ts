import * as z from 'zod/mini';
import type { CountedRequest } from '../../shared/tokenizer/verified-counts.ts';

/** The counting endpoint of a provider. Asking it is free of charge (both providers' documentation, seen 2026-11-22). */
export type CountProtocol = {
  readonly provider: string;
  readonly keyName: string;
  /** The environment variable that the provider's own libraries read. */
  readonly baseUrlName: string;
  readonly baseUrl: string;
  readonly pathOf: (model: string) => string;
  readonly headersOf: (apiKey: string) => Readonly<Record<string, string>>;
  /** Undefined for a request that it does not take. */
  readonly bodyOf: (model: string, request: CountedRequest) => unknown;
  readonly readTokens: (body: unknown) => number | undefined;
};

const anthropicAnswer = z.object({ input_tokens: z.int() });
const geminiAnswer = z.object({ totalTokens: z.int() });

/** The system prompt and the turns of a conversation; undefined when there is no turn, or one of a tool. */
function readTurns({ messages }: CountedRequest): Conversation | undefined {
  const system = messages.filter(({ role }) => role === 'system').map(({ text }) => text);
  const turns = messages.filter(({ role }) => role !== 'system');
  const isPlain = turns.every(({ role, text }) => role !== 'tool' && text.trim() !== '');
  return turns.length > 0 && isPlain ? { system: system.join('\n\n'), turns } : undefined;
}

type Conversation = {
  readonly system: string;
  readonly turns: CountedRequest['messages'];
};

export const COUNT_PROTOCOLS: readonly CountProtocol[] = [
  {
    provider: 'anthropic',
    keyName: 'ANTHROPIC_API_KEY',
    baseUrlName: 'ANTHROPIC_BASE_URL',
    baseUrl: 'https://api.anthropic.com',
    pathOf: () => '/v1/messages/count_tokens',
    headersOf: (apiKey) => ({ 'anthropic-version': '2023-06-01', 'x-api-key': apiKey }),
    bodyOf: (model, request) => {
      const conversation = readTurns(request);
      if (!conversation) return undefined;
      const { system, turns } = conversation;
      const messages = turns.map(({ role, text }) => ({ role, content: text }));
      return { model, ...(system !== '' && { system }), messages };
    },
    readTokens: (body) => anthropicAnswer.safeParse(body).data?.input_tokens,
  },
  {
    provider: 'google',
    keyName: 'GEMINI_API_KEY',
    baseUrlName: 'GOOGLE_GEMINI_BASE_URL',
    baseUrl: 'https://generativelanguage.googleapis.com',
    pathOf: (model) => `/v1beta/models/${encodeURIComponent(model)}:countTokens`,
    headersOf: (apiKey) => ({ 'x-goog-api-key': apiKey }),
    bodyOf: (model, request) => {
      const conversation = readTurns(request);
      if (!conversation) return undefined;
      const { system, turns } = conversation;
      const contents = turns.map(({ role, text }) => ({
        role: role === 'assistant' ? 'model' : 'user',
        parts: [{ text }],
      }));
      const instruction = system !== '' && { systemInstruction: { parts: [{ text: system }] } };
      return { generateContentRequest: { model: `models/${model}`, ...instruction, contents } };
    },
    readTokens: (body) => geminiAnswer.safeParse(body).data?.totalTokens,
  },
];
