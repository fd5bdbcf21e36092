import type { ModelId } from '../model/model-id.ts';
import type { Price } from '../pricing/price.ts';
import type { Replacement } from '../rules/replacement.ts';
import type { Problem } from '../text/problem.ts';
import type { Range } from '../text/range.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import type { Loss } from './loss.ts';
import type { Piece } from './pieces.ts';

/** `safe`: automatic replacements only; `suggest`: those that a person should look at too. */
export type CompressionLevel = 'safe' | 'suggest';

/** A model that a prompt is compressed for. */
export type CompressionTarget = {
  readonly model: ModelId;
  readonly tokenizer: Tokenizer;
  readonly price?: Price;
};

/** A shorter text that a rule or a model offers for a stretch of one text. */
export type Proposal = Replacement & {
  /** The id of the rule, or `model/rewrite`. */
  readonly rule: string;
  /** Rules whose replacements must not be made at the same place. */
  readonly conflictsWith: readonly string[];
};

/** Why a proposal was not accepted. */
export type DropReason =
  /** The target's tokenizer does not count fewer tokens. */
  | { readonly kind: 'saves-nothing' }
  | { readonly kind: 'overlaps'; readonly rule: string }
  | { readonly kind: 'loses'; readonly losses: readonly Loss[] }
  /** The prompt would fall below the shortest prefix that the model's provider caches. */
  | { readonly kind: 'cache-minimum'; readonly model: string; readonly minPrefixTokens: number }
  /** The file format cannot hold the shorter text at this place, or would read it as something else. */
  | { readonly kind: 'not-writable' }
  /** So many proposals of this text failed that the rest was not tried. */
  | { readonly kind: 'not-tried' };

/** One proposal, what it saves, and what became of it. */
export type CompressionEdit = {
  readonly rule: string;
  /** Where it stands in the file as it was read. */
  readonly range: Range;
  readonly before: string;
  readonly after: string;
  /** On the first target's tokenizer. */
  readonly tokensSaved: number;
  readonly dropped?: DropReason;
};

/** What one prompt costs per call for one model, without the values of its variables. */
export type PromptSaving = {
  readonly prompt: string;
  readonly model: string;
  readonly quality: Tokenizer['quality'];
  readonly tokensBefore: number;
  readonly tokensAfter: number;
  /** At list price, uncached; absent without a price. */
  readonly usdPer1000CallsBefore?: number;
  readonly usdPer1000CallsAfter?: number;
  readonly priceAsOf?: string;
};

export type Compression = {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** `after`, as what was kept of `before` and what is new. */
  readonly pieces: readonly Piece[];
  /** Accepted ones first, each in the order of the file. */
  readonly edits: readonly CompressionEdit[];
  readonly savings: readonly PromptSaving[];
  readonly problems: readonly Problem[];
};
