import type { ModelId } from '../model/model-id.ts';
import type { Role } from '../prompt/prompt.ts';
import { plainModelName } from './find-counting.ts';

/** The tokens that a provider puts around the texts of a request. */
export type ChatFraming = {
  /** Beginnings of model names; the longest one that fits decides. */
  readonly prefixes: readonly string[];
  readonly providers?: readonly string[];
  /** Around each message, its role included. */
  readonly messageTokens: number;
  /** Where a role differs. */
  readonly roleTokens?: { readonly [role in Role]?: number };
  /** Once per request: what begins it and what opens the answer. */
  readonly requestTokens: number;
  readonly source: string;
  readonly seen: string;
};

const SEEN = '2026-11-22';
const COOKBOOK = 'OpenAI cookbook, How to count tokens with tiktoken';
const CLAUDE_SOURCE =
  'platform.claude.com, token counting (examples); ctok (differences between generations)';

export const CHAT_FRAMINGS: readonly ChatFraming[] = [
  {
    // 3 and the role around a message, 3 that open the answer. The first o1 models are of that time: a recorded call agrees.
    prefixes: ['gpt-', 'chatgpt', 'o1-mini', 'o1-preview'],
    providers: ['openai', 'azure'],
    messageTokens: 4,
    requestTokens: 3,
    source: COOKBOOK,
    seen: SEEN,
  },
  {
    prefixes: ['gpt-3.5-turbo-0301'],
    messageTokens: 5,
    requestTokens: 3,
    source: COOKBOOK,
    seen: SEEN,
  },
  {
    // <|start|>role<|message|>…<|end|>, then <|start|>assistant.
    prefixes: ['gpt-5', 'gpt-6', 'gpt-oss', 'o1', 'o3', 'o4', 'codex'],
    messageTokens: 4,
    requestTokens: 2,
    source: 'OpenAI harmony response format; agrees with the overhead measured through a gateway',
    seen: SEEN,
  },
  {
    // The system prompt stands in front of the first message, without a frame of its own.
    prefixes: ['claude'],
    providers: ['anthropic'],
    messageTokens: 4,
    roleTokens: { system: 0 },
    requestTokens: 2,
    source: CLAUDE_SOURCE,
    seen: SEEN,
  },
  {
    prefixes: ['claude-2', 'claude-3', 'claude-4', 'claude-instant', 'claude-sonnet-4'],
    messageTokens: 4,
    roleTokens: { system: 0 },
    requestTokens: 3,
    source: CLAUDE_SOURCE,
    seen: SEEN,
  },
  {
    prefixes: ['claude-opus-4', 'claude-haiku-4'],
    messageTokens: 4,
    roleTokens: { system: 0 },
    requestTokens: 3,
    source: CLAUDE_SOURCE,
    seen: SEEN,
  },
  {
    prefixes: ['claude-opus-4-7', 'claude-opus-4-8', 'claude-opus-4-9', 'claude-fable'],
    messageTokens: 4,
    roleTokens: { system: 0 },
    requestTokens: 7,
    source: CLAUDE_SOURCE,
    seen: SEEN,
  },
  {
    prefixes: ['gemini', 'gemma'],
    providers: ['google', 'google-gla', 'google-vertex'],
    messageTokens: 0,
    requestTokens: 0,
    source: 'countTokens counts the text of the parts; no overhead measured through a gateway',
    seen: SEEN,
  },
  {
    // <|start_header_id|>role<|end_header_id|>\n\n…<|eot_id|>, after <|begin_of_text|>, then the answer's header.
    prefixes: ['llama'],
    providers: ['meta'],
    messageTokens: 5,
    requestTokens: 5,
    source: 'Llama 3 model card, prompt format',
    seen: SEEN,
  },
  {
    // <|im_start|>role\n…<|im_end|>\n, then <|im_start|>assistant\n.
    prefixes: ['qwen', 'qwq'],
    providers: ['qwen', 'alibaba', 'dashscope'],
    messageTokens: 5,
    requestTokens: 3,
    source: 'Qwen 3 chat template (ChatML)',
    seen: SEEN,
  },
  {
    // One mark before a question, one before and one after an answer; a beginning of text, an open answer.
    prefixes: ['deepseek'],
    providers: ['deepseek'],
    messageTokens: 1,
    roleTokens: { system: 0, assistant: 2 },
    requestTokens: 2,
    source: 'DeepSeek V3 chat template',
    seen: SEEN,
  },
  {
    // [INST]…[/INST] around a question, </s> after an answer, <s> at the beginning.
    prefixes: ['mistral', 'ministral', 'magistral', 'codestral', 'devstral', 'pixtral'],
    providers: ['mistral'],
    messageTokens: 2,
    roleTokens: { assistant: 1 },
    requestTokens: 1,
    source: 'Mistral v7 chat template',
    seen: SEEN,
  },
];

/** For models that no row names: the frame that most chat templates have. */
const ASSUMED_FRAMING: ChatFraming = {
  prefixes: [],
  messageTokens: 5,
  requestTokens: 3,
  source: 'assumed: ChatML, which most open models use',
  seen: SEEN,
};

/** The framing of `model`, by its name, then by its provider. */
export function findChatFraming(model: ModelId): ChatFraming {
  const known = FOUND.get(model);
  if (known) return known;
  const found = framingOf(model);
  FOUND.set(model, found);
  return found;
}

/** A suite counts thousands of requests of one model. */
const FOUND = new WeakMap<ModelId, ChatFraming>();

function framingOf(model: ModelId): ChatFraming {
  const name = plainModelName(model.name);
  let length = 0;
  let found: ChatFraming | undefined;
  for (const framing of CHAT_FRAMINGS) {
    const fitting = framing.prefixes.filter((prefix) => name.startsWith(prefix));
    const longest = Math.max(0, ...fitting.map((prefix) => prefix.length));
    if (longest <= length) continue;
    length = longest;
    found = framing;
  }
  return found ?? framingOfProvider(model.provider) ?? ASSUMED_FRAMING;
}

function framingOfProvider(provider: string | undefined): ChatFraming | undefined {
  if (provider === undefined) return undefined;
  return CHAT_FRAMINGS.find(({ providers }) => providers?.includes(provider));
}
