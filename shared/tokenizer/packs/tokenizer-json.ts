import * as z from 'zod/mini';

type AddedToken = {
  readonly content: string;
  readonly single_word?: boolean | undefined;
  readonly lstrip?: boolean | undefined;
  readonly rstrip?: boolean | undefined;
};

/** The parts of a Hugging Face `tokenizer.json` that decide how many tokens a text has. */
export type TokenizerJson = {
  readonly added_tokens?: readonly AddedToken[] | undefined;
  readonly normalizer?: unknown;
  readonly pre_tokenizer?: unknown;
  readonly model: {
    readonly type?: string | undefined;
    readonly dropout?: number | null | undefined;
    readonly continuing_subword_prefix?: string | null | undefined;
    readonly end_of_word_suffix?: string | null | undefined;
    readonly byte_fallback?: boolean | undefined;
    readonly ignore_merges?: boolean | undefined;
    readonly vocab: Readonly<Record<string, number>>;
    readonly merges: readonly (string | readonly [string, string])[];
  };
};

export const tokenizerJsonSchema: z.ZodMiniType<TokenizerJson> = z.object({
  added_tokens: z.optional(
    z.array(
      z.object({
        content: z.string(),
        single_word: z.optional(z.boolean()),
        lstrip: z.optional(z.boolean()),
        rstrip: z.optional(z.boolean()),
      }),
    ),
  ),
  normalizer: z.unknown(),
  pre_tokenizer: z.unknown(),
  model: z.object({
    type: z.optional(z.string()),
    dropout: z.nullish(z.number()),
    continuing_subword_prefix: z.nullish(z.string()),
    end_of_word_suffix: z.nullish(z.string()),
    byte_fallback: z.optional(z.boolean()),
    ignore_merges: z.optional(z.boolean()),
    vocab: z.record(z.string(), z.number()),
    merges: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])),
  }),
});

const splitSchema = z.object({
  type: z.literal('Split'),
  pattern: z.object({ Regex: z.string() }),
  behavior: z.literal('Isolated'),
  invert: z.literal(false),
});
const byteLevelSchema = z.object({
  type: z.literal('ByteLevel'),
  add_prefix_space: z.literal(false),
  use_regex: z.optional(z.boolean()),
});
const sequenceSchema = z.object({
  type: z.literal('Sequence'),
  pretokenizers: z.array(z.unknown()),
});
const normalizersSchema = z.object({
  type: z.literal('Sequence'),
  normalizers: z.array(z.unknown()),
});

export type Merge = { readonly left: string; readonly right: string };

export function readMerges({ model }: TokenizerJson): readonly Merge[] {
  return model.merges.map((merge) => {
    const [left = '', right = ''] = typeof merge === 'string' ? merge.split(' ') : merge;
    return { left, right };
  });
}

const spaceMarkSchema = z.object({
  type: z.literal('Replace'),
  pattern: z.object({ String: z.literal(' ') }),
  content: z.literal('\u2581'),
});
const spaceSplitSchema = z.object({
  type: z.literal('Split'),
  pattern: z.object({ String: z.literal(' ') }),
});

/** Whether it does to a text what Gemma's does: writes U+2581 for a space, and so finds no space to cut at. */
export function isSentencePiece({
  normalizer,
  pre_tokenizer: preTokenizer,
  model,
}: TokenizerJson): boolean {
  return (
    model.byte_fallback === true &&
    model.ignore_merges !== true &&
    spaceMarkSchema.safeParse(normalizer).success &&
    spaceSplitSchema.safeParse(preTokenizer).success
  );
}

/** The patterns that cut a text one after another before its bytes are merged; undefined when it is cut otherwise. */
export function readSplitPatterns({ pre_tokenizer }: TokenizerJson): readonly string[] | undefined {
  const sequence = sequenceSchema.safeParse(pre_tokenizer);
  const steps = sequence.success ? sequence.data.pretokenizers : [pre_tokenizer];
  const last = byteLevelSchema.safeParse(steps.at(-1));
  if (!last.success) return undefined;
  // Without `use_regex: false` the byte-level step cuts by a pattern of its own, GPT-2's.
  const isPlain = last.data.use_regex === false;
  if (!isPlain) return steps.length === 1 ? [] : undefined;
  const splits = steps.slice(0, -1).map((step) => splitSchema.safeParse(step));
  const patterns = splits.flatMap(({ data }) => (data ? [data.pattern.Regex] : []));
  return patterns.length === splits.length && patterns.length > 0 ? patterns : undefined;
}

/** `composes`: the text is brought into Unicode NFC first; undefined when something else is done to it. */
export function readNormalizer({ normalizer }: TokenizerJson): { composes: boolean } | undefined {
  if (normalizer === null || normalizer === undefined) return { composes: false };
  const sequence = normalizersSchema.safeParse(normalizer);
  const steps = sequence.success ? sequence.data.normalizers : [normalizer];
  if (steps.length === 0) return { composes: false };
  const isNfc =
    steps.length === 1 && z.object({ type: z.literal('NFC') }).safeParse(steps[0]).success;
  return isNfc ? { composes: true } : undefined;
}
