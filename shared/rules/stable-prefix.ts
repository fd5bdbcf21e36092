import type { Range } from '../text/range.ts';

/** No token of a prompt is longer on average; a text of that many characters is over the minimum for sure. */
const MAX_CHARACTERS_PER_TOKEN = 40;

export type StablePrefix = {
  /** Tokens of the fixed text before the first hole; at least `enough` when it is longer than that. */
  readonly tokens: number;
  /** Whether there is no hole at all: the prompt is the same on every call. */
  readonly isWhole: boolean;
};

/** What is asked of a prompt here. */
export type PrefixTexts = {
  readonly parts: readonly {
    readonly text: string;
    readonly holes: readonly { readonly range: Range }[];
  }[];
  readonly countTokens: (text: string) => number;
};

/** What is the same at the start of every call. Counts no more text than it takes to know that there is `enough`. */
export function stablePrefix({ parts, countTokens }: PrefixTexts, enough: number): StablePrefix {
  let tokens = 0;
  for (const { text, holes } of parts) {
    const first = holes[0]?.range.start;
    const fixed = text.slice(0, first ?? text.length);
    tokens += countTokens(fixed.slice(0, enough * MAX_CHARACTERS_PER_TOKEN));
    if (first !== undefined) return { tokens, isWhole: false };
    if (tokens >= enough) break;
  }
  return { tokens, isWhole: !parts.some(({ holes }) => holes.length > 0) };
}
