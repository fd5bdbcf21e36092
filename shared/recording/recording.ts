import type { Json } from '../text/json.ts';
import type { Problem } from '../text/problem.ts';
import type { SentMessage } from '../prompt/sent-message.ts';
import type { Usage } from '../usage/usage.ts';

/** What a recording says about the prompt a sample was made with; readers fill what the file holds. */
export type PromptRef = {
  /** Path or id as the recording tool wrote it. */
  readonly path?: string;
  readonly label?: string;
  /** The unfilled text. */
  readonly template?: string;
};

/** One recorded call of a suite. Absent means unknown; nothing here is ever a guess. */
export type Sample = {
  /** Unique in its recording and stable when the suite is recorded again in another order. */
  readonly key: string;
  /** The suite it was recorded for, when the recording says so. */
  readonly suite?: string;
  /** As recorded: `gpt-4o`, `openai:chat:gpt-4o`. */
  readonly model?: string;
  readonly provider?: string;
  readonly promptRef?: PromptRef;
  readonly vars?: { readonly [name: string]: Json };
  /** The request's messages, when the recording holds them. */
  readonly messages?: readonly SentMessage[];
  /** Tool definitions of the request, as they were sent. */
  readonly tools?: readonly Json[];
  readonly usage?: Usage;
  /** The figures fit more than one reading, and `usage` is the likelier. */
  readonly usageGuessed?: true;
  /** `recorded`: the provider's figures; `partial`: only a total or one side of it is known (see `totalTokens`). */
  readonly usageSource?: 'recorded' | 'partial';
  /** Input plus output when that is all that is known (a disk-cache hit of the eval tool). */
  readonly totalTokens?: number;
  /** The eval tool answered from its own disk cache: nothing was paid, and it is no provider cache read. */
  readonly fromDiskCache?: boolean;
  readonly output?: string;
  readonly passed?: boolean;
  readonly score?: number;
  /** The call failed; it has no output. */
  readonly error?: string;
  readonly latencyMs?: number;
  readonly startedAt?: string;
  /** The conversation the call belongs to, and its place in it from 0. */
  readonly session?: string;
  readonly turn?: number;
  /** What the tool says the call cost, in USD; shown for comparison, never used as a price. */
  readonly recordedCostUsd?: number;
  /** Tokens of grader calls, never mixed with the prompt's own. */
  readonly graderUsage?: Usage;
  readonly description?: string;
};

/** One recording file, read. */
export type Recording = {
  readonly path: string;
  /** The id of the format that read it. */
  readonly format: string;
  readonly samples: readonly Sample[];
  readonly problems: readonly Problem[];
  /** Other files that were read for it. */
  readonly reads?: readonly string[];
};

/** Larger recordings are read a line at a time where they can be, and refused by name otherwise. */
export const MAX_RECORDING_BYTES: number = 64 * 1024 * 1024;
