import { CL100K_BASE, O200K_BASE } from './encodings.ts';
import type { Encoding } from './encodings.ts';
import { classShares } from './text-profile.ts';
import type { TextProfile } from './text-profile.ts';

/** Counts of a tokenizer that is not public, from those of one that is. */
export type Estimator = {
  /** The tokenizer that is estimated. */
  readonly id: string;
  /** The encoding that is counted. */
  readonly over: Encoding;
  /** Tokens, unrounded, from the tokens of `over`. */
  readonly estimate: (tokens: number, profile: TextProfile) => number;
  /** Nine texts in ten are off by less, as a ratio. */
  readonly errorBand: number;
  /** Where the figures come from, and when. */
  readonly source: string;
  readonly seen: string;
};

/** Tokens of one tokenizer per token of another, by class of text. */
type Factors = { readonly prose: number; readonly code: number; readonly chinese: number };

function scale(factors: Factors): Estimator['estimate'] {
  return (tokens, profile) => {
    const { prose, code, chinese } = classShares(profile);
    return tokens * (prose * factors.prose + code * factors.code + chinese * factors.chinese);
  };
}

const MEASURED = 'medians over 500 prompts of 1 KB (English, code, Chinese), own measurement';

/** Fitted on 70 texts counted by Claude Haiku 4.5; over Chinese, cl100k_base itself is right on average. */
function estimateClaude3(tokens: number, profile: TextProfile): number {
  const { upperCase, digits, punctuation, lineBreaks } = profile;
  const { chinese } = classShares(profile);
  const latin =
    1.109 * tokens + 0.143 * upperCase - 0.077 * digits + 0.091 * punctuation + 0.317 * lineBreaks;
  return chinese * tokens + (1 - chinese) * latin;
}

export const CLAUDE_3: Estimator = {
  id: 'claude-3',
  over: CL100K_BASE,
  estimate: estimateClaude3,
  errorBand: 0.14,
  source: 'least squares on the count_tokens results that bpe-lite publishes; p90 of leave-one-out',
  seen: '2026-11-22',
};

const SINCE_CLAUDE_3 = scale({ prose: 1.3, code: 1.22, chinese: 1.3 });

/** The tokenizer of Claude Opus 4.7 and everything after it. */
export const CLAUDE_4_7: Estimator = {
  id: 'claude-4.7',
  over: CL100K_BASE,
  estimate: (tokens, profile) => SINCE_CLAUDE_3(estimateClaude3(tokens, profile), profile),
  errorBand: 0.2,
  source:
    'platform.claude.com, token counting: about 30 % more tokens; code from the data set token-cost-by-programming-language',
  seen: '2026-11-22',
};

export const GEMMA_3: Estimator = {
  id: 'gemma-3',
  over: O200K_BASE,
  estimate: scale({ prose: 1.035, code: 1.167, chinese: 0.887 }),
  errorBand: 0.12,
  source: `google-genai LocalTokenizer names the Gemma 3 vocabulary; ${MEASURED}`,
  seen: '2026-11-22',
};

export const LLAMA_3: Estimator = {
  id: 'llama-3',
  over: O200K_BASE,
  estimate: scale({ prose: 1, code: 0.994, chinese: 1.039 }),
  errorBand: 0.05,
  source: MEASURED,
  seen: '2026-11-22',
};

export const QWEN_3: Estimator = {
  id: 'qwen-3',
  over: O200K_BASE,
  estimate: scale({ prose: 1.005, code: 1, chinese: 0.918 }),
  errorBand: 0.09,
  source: MEASURED,
  seen: '2026-11-22',
};

export const DEEPSEEK_3: Estimator = {
  id: 'deepseek-v3',
  over: O200K_BASE,
  estimate: scale({ prose: 1.025, code: 1.039, chinese: 0.85 }),
  errorBand: 0.07,
  source: MEASURED,
  seen: '2026-11-22',
};

export const TEKKEN: Estimator = {
  id: 'tekken',
  over: O200K_BASE,
  estimate: scale({ prose: 1.033, code: 1.041, chinese: 1.271 }),
  errorBand: 0.1,
  source: MEASURED,
  seen: '2026-11-22',
};

/** Chinese providers whose vocabularies were not measured; like Qwen's they are large and made for Chinese. */
export const CHINESE_VOCABULARY: Estimator = {
  ...QWEN_3,
  id: 'chinese-vocabulary',
  errorBand: 0.2,
  source: 'assumed to be like Qwen 3',
};

/** Modern vocabularies of known makers that nobody measured for us. */
export const UNMEASURED: Estimator = {
  id: 'unmeasured',
  over: O200K_BASE,
  estimate: (tokens) => tokens,
  errorBand: 0.25,
  source: 'no measurement; o200k_base as it is, with the spread of the measured open vocabularies',
  seen: '2026-11-22',
};

/** Nothing is known but that it is a modern vocabulary. */
export const UNKNOWN: Estimator = {
  id: 'unknown',
  over: O200K_BASE,
  estimate: (tokens) => tokens,
  errorBand: 0.35,
  source: 'no public tokenizer and no measurement; o200k_base as it is',
  seen: '2026-11-22',
};
