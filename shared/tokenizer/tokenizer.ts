import type { PackFile } from './packs/pack.ts';
import type { LineCuts } from './safe-cut.ts';

/** Counts the tokens of text for one model family. */
export type Tokenizer = {
  /** `o200k_base`, or the estimator's name for families without a public tokenizer. */
  readonly encoding: string;
  readonly quality: 'exact' | 'estimated';
  /** Relative error to expect of an estimate, as a ratio (0.12 is ±12 %); absent when exact. */
  readonly errorBand?: number;
  /** Before which lines a text can be cut and counted in parts; `indented` unless said. */
  readonly lineCuts?: LineCuts;
  /** What an estimate is made from: the count of another tokenizer, and the text itself. */
  readonly basis?: {
    readonly tokenizer: Tokenizer;
    readonly estimate: (baseTokens: number, text: string) => number;
  };
  /** Tokens of `text`; special-token text counts as ordinary text. Linear in the text, never throws. */
  readonly countTokens: (text: string) => number;
};

/** Loads the vocabulary file of an encoding (`o200k_base`); a front end passes how. */
export type LoadVocabulary = ((encoding: string) => Promise<Uint8Array>) & {
  /** The pack that the user added for a model, by its plain name; absent where there can be none. */
  readonly findPack?: (modelName: string) => Promise<PackFile | undefined>;
};
