import { anthropicMessages } from './anthropic-messages.ts';
import { googleGenai } from './google-genai.ts';
import { googleGenerativeAi } from './google-generative-ai.ts';
import { langchainMessages, langchainTemplate } from './langchain-templates.ts';
import { litellm, openaiChat } from './openai-chat.ts';
import { openaiResponses } from './openai-responses.ts';
import type { SdkCall } from './sdk-call.ts';
import { vercelAi } from './vercel-ai.ts';

/** Every call that is looked for; the first that can read a call does. */
export const SDK_CALLS: readonly SdkCall[] = [
  openaiChat,
  openaiResponses,
  anthropicMessages,
  googleGenai,
  googleGenerativeAi,
  vercelAi,
  litellm,
  langchainMessages,
  langchainTemplate,
];

/** The last word of everything that is called. */
export const CALLED: RegExp =
  /\b(?:a?create|createChatCompletion|parse|stream|generateContent(?:Stream)?|generate_content(?:_stream|_async)?|(?:generate|stream)(?:Text|Object)|a?completion|from_?[mM]essages|from_?[tT]emplate|(?:Chat)?PromptTemplate)\b/g;
