import { CL100K_BASE, O200K_BASE, O200K_HARMONY, P50K_BASE, R50K_BASE } from './encodings.ts';
import type { Encoding } from './encodings.ts';
import {
  CHINESE_VOCABULARY,
  CLAUDE_3,
  CLAUDE_4_7,
  DEEPSEEK_3,
  GEMMA_3,
  LLAMA_3,
  QWEN_3,
  TEKKEN,
  UNMEASURED,
} from './estimators.ts';
import type { Estimator } from './estimators.ts';

/** How a model's tokens are counted. */
export type Counting =
  | { readonly kind: 'exact'; readonly encoding: Encoding }
  | { readonly kind: 'estimated'; readonly estimator: Estimator };

/** Models that share a tokenizer. */
export type TokenizerFamily = {
  /** Beginnings of model names; the longest one that fits decides. */
  readonly prefixes: readonly string[];
  /** Providers of which a model with an unknown name is counted like this, with a wider band. */
  readonly providers?: readonly string[];
  readonly counting: Counting;
  readonly source: string;
  readonly seen: string;
};

const TIKTOKEN = 'tiktoken 0.14, model.py';
const SEEN = '2026-11-22';

function exact(encoding: Encoding): Counting {
  return { kind: 'exact', encoding };
}

function estimated(estimator: Estimator): Counting {
  return { kind: 'estimated', estimator };
}

/** Counts by an encoding that is only assumed. */
function assumed(encoding: Encoding, source: string): Counting {
  return estimated({
    id: encoding.id,
    over: encoding,
    estimate: (tokens) => tokens,
    errorBand: 0.1,
    source,
    seen: SEEN,
  });
}

export const TOKENIZER_FAMILIES: readonly TokenizerFamily[] = [
  {
    prefixes: ['gpt-5', 'gpt-4o', 'gpt-4.1', 'gpt-4.5', 'o1', 'o3', 'o4', 'chatgpt-4o'],
    counting: exact(O200K_BASE),
    source: TIKTOKEN,
    seen: SEEN,
  },
  {
    prefixes: ['gpt-oss'],
    counting: exact(O200K_HARMONY),
    source: TIKTOKEN,
    seen: SEEN,
  },
  {
    prefixes: ['gpt-4', 'gpt-3.5', 'gpt-35', 'text-embedding-', 'davinci-002', 'babbage-002'],
    counting: exact(CL100K_BASE),
    source: TIKTOKEN,
    seen: SEEN,
  },
  {
    prefixes: [
      'text-davinci-002',
      'text-davinci-003',
      'text-davinci-edit-001',
      'code-davinci-',
      'code-cushman-',
      'davinci-codex',
      'cushman-codex',
    ],
    counting: exact(P50K_BASE),
    source: TIKTOKEN,
    seen: SEEN,
  },
  {
    prefixes: [
      'text-davinci-001',
      'text-curie-001',
      'text-babbage-001',
      'text-ada-001',
      'text-similarity-',
      'text-search-',
      'code-search-',
      'davinci',
      'curie',
      'babbage',
      'ada:',
      'gpt2',
      'gpt-2',
    ],
    counting: exact(R50K_BASE),
    source: TIKTOKEN,
    seen: SEEN,
  },
  {
    prefixes: ['gpt-', 'chatgpt', 'codex', 'computer-use', 'o5', 'o6'],
    providers: ['openai', 'azure'],
    counting: assumed(O200K_BASE, 'no mapping in tiktoken 0.14; every model since gpt-4o uses it'),
    source: 'assumed',
    seen: SEEN,
  },
  {
    prefixes: [
      'claude-2',
      'claude-3',
      'claude-4',
      'claude-instant',
      'claude-v',
      'claude-opus-3',
      'claude-opus-4',
      'claude-sonnet-3',
      'claude-sonnet-4',
      'claude-haiku-3',
      'claude-haiku-4',
    ],
    counting: estimated(CLAUDE_3),
    source: CLAUDE_3.source,
    seen: SEEN,
  },
  {
    prefixes: [
      'claude',
      'claude-opus-4-7',
      'claude-opus-4.7',
      'claude-opus-4-8',
      'claude-opus-4.8',
      'claude-opus-4-9',
      'claude-opus-4.9',
    ],
    providers: ['anthropic'],
    counting: estimated(CLAUDE_4_7),
    source: CLAUDE_4_7.source,
    seen: SEEN,
  },
  {
    prefixes: ['gemini', 'gemma'],
    providers: ['google', 'google-gla', 'google-vertex'],
    counting: estimated(GEMMA_3),
    source: GEMMA_3.source,
    seen: SEEN,
  },
  {
    prefixes: ['llama-3', 'llama3', 'llama-4', 'llama4', 'meta-llama-3', 'meta-llama-4'],
    providers: ['meta'],
    counting: estimated(LLAMA_3),
    source: LLAMA_3.source,
    seen: SEEN,
  },
  {
    prefixes: ['qwen', 'qwq', 'qvq'],
    providers: ['qwen', 'alibaba', 'dashscope'],
    counting: estimated(QWEN_3),
    source: QWEN_3.source,
    seen: SEEN,
  },
  {
    prefixes: ['deepseek'],
    providers: ['deepseek'],
    counting: estimated(DEEPSEEK_3),
    source: DEEPSEEK_3.source,
    seen: SEEN,
  },
  {
    prefixes: [
      'mistral',
      'ministral',
      'magistral',
      'codestral',
      'devstral',
      'pixtral',
      'open-mistral',
    ],
    providers: ['mistral'],
    counting: estimated(TEKKEN),
    source: TEKKEN.source,
    seen: SEEN,
  },
  {
    prefixes: [
      'glm',
      'chatglm',
      'kimi',
      'moonshot',
      'ernie',
      'doubao',
      'seed-',
      'hunyuan',
      'minimax',
      'abab',
    ],
    providers: [
      'zhipu',
      'zai',
      'moonshot',
      'moonshotai',
      'baidu',
      'volcengine',
      'byteplus',
      'tencent',
      'minimax',
    ],
    counting: estimated(CHINESE_VOCABULARY),
    source: CHINESE_VOCABULARY.source,
    seen: SEEN,
  },
  {
    prefixes: [
      'yi-',
      'baichuan',
      'step-',
      'spark',
      'internlm',
      'seed-',
      'longcat',
      'mimo',
      'ling-',
    ],
    counting: estimated(CHINESE_VOCABULARY),
    source: CHINESE_VOCABULARY.source,
    seen: SEEN,
  },
  {
    prefixes: ['grok', 'command', 'nova-', 'phi-', 'jamba', 'granite', 'sonar'],
    providers: ['xai', 'x-ai', 'cohere', 'perplexity', 'ai21'],
    counting: estimated(UNMEASURED),
    source: UNMEASURED.source,
    seen: SEEN,
  },
];
