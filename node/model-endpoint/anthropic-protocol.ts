import * as z from 'zod/mini';
import type { EndpointProtocol } from './model-endpoint.ts';

const answerSchema = z.object({
  content: z.array(z.object({ type: z.string(), text: z.optional(z.string()) })),
  stop_reason: z.nullish(z.string()),
  usage: z.nullish(z.object({ input_tokens: z.number(), output_tokens: z.number() })),
});

/** Anthropic's messages API; the version is the only one there is (platform.claude.com, seen 2026-11-21). */
export const anthropicProtocol: EndpointProtocol = {
  headersOf: (apiKey): Readonly<Record<string, string>> => ({
    'anthropic-version': '2023-06-01',
    ...(apiKey !== undefined && { 'x-api-key': apiKey }),
  }),
  bodyOf: (model, { system, user, maxOutputTokens }) => ({
    model,
    system,
    messages: [{ role: 'user', content: user }],
    max_tokens: maxOutputTokens,
  }),
  readAnswer: (body) => {
    const parsed = answerSchema.safeParse(body);
    if (!parsed.success || parsed.data.stop_reason === 'max_tokens') return undefined;
    const { content, usage } = parsed.data;
    const text = content.map((block) => block.text ?? '').join('');
    if (!usage) return { text };
    return {
      text,
      usage: { inputTokens: usage.input_tokens, outputTokens: usage.output_tokens },
    };
  },
};
