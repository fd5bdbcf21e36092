import type { Position } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import type { Replacement } from './replacement.ts';

export type Severity = 'info' | 'warning' | 'error';

/**
 * What can be done about a finding: `automatic` replacements keep the meaning and may be applied unseen, a `suggestion`
 * is for a person to accept, `code` needs a change around the prompt, `information` asks for thought only.
 */
export type FixClass = 'automatic' | 'suggestion' | 'code' | 'information';

/** Which text part of a prompt: indexes into `messages` and its `parts`. */
export type PartRef = { readonly message: number; readonly part: number };

/** What a message says beside its words; numbers are formatted by whoever shows them. */
export type MessageValues = { readonly [name: string]: string | number };

/** What a finding could save at most per call, before anybody measured what the answers do. */
export type Saving = {
  /** Input tokens of the text as it is and as it would be, on the prompt's tokenizer. */
  readonly tokensBefore: number;
  readonly tokensAfter: number;
  readonly quality: 'exact' | 'estimated';
};

/** Waste in a prompt, with where it stands and what it costs. */
export type Finding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly fix: FixClass;
  /** The id of the prompt. */
  readonly prompt: string;
  /** The text the finding speaks of; absent when it speaks of the prompt as a whole. */
  readonly part?: PartRef;
  readonly range: Range;
  /** Where that text stands; the whole prompt's finding stands at its first text, or at its model. */
  readonly source: {
    readonly path: string;
    readonly range: Range;
    /** Absent when the file's text was not passed in. */
    readonly start?: Position;
    readonly end?: Position;
  };
  /** The key of the rule's message and what fills it. */
  readonly message: string;
  readonly values: MessageValues;
  /** How many places of the part are meant; the range is the first one's. */
  readonly places: number;
  /** In order, without overlap, all of `part`. Empty when nothing can be replaced. */
  readonly replacements: readonly Replacement[];
  readonly saving?: Saving;
  /** Tokens that could be read from the provider's cache and cannot be as the prompt stands. */
  readonly uncachedTokens?: number;
  /** List price of what could be saved, an upper bound: US dollars, unrounded. */
  readonly usdPer1000Calls?: number;
  readonly usdPerMonth?: number;
  /** The day of the price. */
  readonly priceAsOf?: string;
  /** Rules whose findings at the same place must not be fixed together with this one. */
  readonly conflictsWith: readonly string[];
  /** Equal for the same finding of another version of the file, wherever it stands in it. */
  readonly fingerprint: string;
};
