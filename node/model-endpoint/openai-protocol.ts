import * as z from 'zod/mini';
import type { EndpointProtocol } from './model-endpoint.ts';

const answerSchema = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.nullish(z.string()) }),
        finish_reason: z.nullish(z.string()),
      }),
    )
    .check(z.minLength(1)),
  usage: z.nullish(z.object({ prompt_tokens: z.number(), completion_tokens: z.number() })),
});

/** Chat completions, as OpenAI, Ollama, vLLM and most gateways have them. */
export const openaiProtocol: EndpointProtocol = {
  headersOf: (apiKey): Readonly<Record<string, string>> =>
    apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
  bodyOf: (model, { system, user, maxOutputTokens }) => ({
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    // OpenAI's reasoning models refuse the older name, Ollama and vLLM know only that one.
    ...(/^(?:o\d|gpt-5)/.test(model)
      ? { max_completion_tokens: maxOutputTokens }
      : { max_tokens: maxOutputTokens, temperature: 0 }),
    stream: false,
  }),
  readAnswer: (body) => {
    const parsed = answerSchema.safeParse(body);
    if (!parsed.success) return undefined;
    const { choices, usage } = parsed.data;
    const choice = choices[0];
    const text = choice?.message.content;
    if (text === null || text === undefined || choice?.finish_reason === 'length') return undefined;
    if (!usage) return { text };
    return {
      text,
      usage: { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens },
    };
  },
};
