import type { Role } from '../../shared/prompt/prompt.ts';
import type { Problem } from '../../shared/text/problem.ts';
import type { Sentence } from '../../shared/text/sentence.ts';
import type { Quality } from '../../shared/tokenizer/quality.ts';

/** What a document costs, as the editor shows it. Offsets are UTF-16 units of the document. */
export type MeasuredDocument = {
  /** The id of the prompt format; absent for a document that holds no prompts. */
  readonly format?: string;
  readonly prompts: readonly MeasuredPrompt[];
  readonly problems: readonly Problem[];
};

export type MeasuredPrompt = {
  readonly id: string;
  readonly name?: string;
  /** Where its first text stands in the document; 0 when the document is one prompt. */
  readonly offset: number;
  /** Whether its text stands in another file, where it is shown. */
  readonly isElsewhere: boolean;
  /** Why it cannot be counted from text alone. */
  readonly unrenderable?: Sentence;
  /** The prompt's own models first, then the ones that the settings list. Never empty. */
  readonly costs: readonly ModelCost[];
  /** Messages and, in long ones, their Markdown headings, in the order of the document. */
  readonly sections: readonly Section[];
  /** Tokens of the tool definitions, on the first model. */
  readonly toolTokens: number;
  readonly variables: readonly MeasuredVariable[];
  /** Tokens at the start that are the same on every call, and the fewest that the first model's provider caches. */
  readonly cache?: { readonly prefixTokens: number; readonly minPrefixTokens: number };
  readonly callsPerMonth?: KnownCalls;
  readonly delta?: PromptDelta;
};

export type KnownCalls = { readonly count: number; readonly source: 'measured' | 'assumed' };

/** Tokens are a mean over the prompt's own cases, or those of its fixed text. USD per call, unrounded. */
export type ModelCost = {
  /** As written; absent when nobody names one. */
  readonly model?: string;
  /** Whether the model is the settings', because neither the prompt nor its suite names one. */
  readonly isAssumed?: true;
  readonly inputTokens: number;
  readonly quality: Quality;
  /** Whether values of variables come on top. */
  readonly isOpen: boolean;
  readonly inputUsd?: number;
  /** The input with its stable prefix read from the provider's cache. */
  readonly cachedInputUsd?: number;
  readonly batchInputUsd?: number;
  /** A call that reaches the output limit. */
  readonly maxUsd?: number;
  readonly priceAsOf?: string;
};

export type Section = {
  readonly kind: 'message' | 'heading';
  readonly role: Role;
  readonly title: string;
  readonly offset: number;
  readonly tokens: number;
};

export type MeasuredVariable = {
  readonly name: string;
  /** Start and end of each of its holes, in turn: as numbers, because thousands may be sent at every key. */
  readonly places: Int32Array;
  /** Mean tokens of its values in the prompt's own cases; absent without any. */
  readonly tokens?: number;
};

/** Against the baseline, on the first model. */
export type PromptDelta =
  | { readonly kind: 'new'; readonly against: string }
  | {
      readonly kind: 'changed';
      readonly against: string;
      readonly tokens: number;
      readonly ratio?: number;
    };
