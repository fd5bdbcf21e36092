import * as z from 'zod/mini';
import type { ValueRule } from './value-rules.ts';

/** Lists and texts in a config are short; the limits keep everything after it short too. */
const MAX_ENTRIES = 1000;
const MAX_GLOB_LENGTH = 300;
/** More digits could make an infinite number, which limits nothing. */
const MAX_DIGITS = 40;

const AMOUNT_RULE: ValueRule = 'amount';
const AMOUNT_PATTERN = /^\$?(?=[.\d])(?:\d{1,3}(?:[,_]\d{3})+|\d+)?(?:\.\d+)?$/;

/** An amount as written; whether it has a `$` decides which metrics it may limit. */
export const amountSchema: z.ZodMiniType<number | string> = z.union(
  [
    z.number({ error: AMOUNT_RULE }).check(z.gte(0, { error: AMOUNT_RULE })),
    z
      .string()
      .check(
        z.maxLength(MAX_DIGITS, { error: AMOUNT_RULE }),
        z.regex(AMOUNT_PATTERN, { error: AMOUNT_RULE }),
      ),
  ],
  { error: AMOUNT_RULE },
);

/** The number in `$1,200.50`. */
export function parseAmount(written: number | string): number {
  return typeof written === 'number' ? written : Number(written.replaceAll(/[$,_]/g, ''));
}

export const usdSchema: z.ZodMiniType<number> = z.pipe(amountSchema, z.transform(parseAmount));

export const tokensSchema: z.ZodMiniType<number> = z.number().check(z.gte(0));

const PERCENT_RULE: ValueRule = 'percentage';

/**
 * A percentage as people write it, read as a ratio. The bare number 0.1 is refused: half of those who write it mean
 * 10 %, and a budget must not guess.
 */
export const percentSchema: z.ZodMiniType<number> = percentWhere(
  z.union(
    [z.literal(0), z.number({ error: PERCENT_RULE }).check(z.gte(1, { error: PERCENT_RULE }))],
    { error: PERCENT_RULE },
  ),
  { pattern: /^\d+(?:\.\d+)? ?%$/, rule: PERCENT_RULE },
);

const SHARE_RULE: ValueRule = 'share';

/** A percentage of a limit, below the limit itself, read as a ratio. */
export const sharePercentSchema: z.ZodMiniType<number> = percentWhere(
  z
    .number({ error: SHARE_RULE })
    .check(z.gte(1, { error: SHARE_RULE }), z.lte(99, { error: SHARE_RULE })),
  { pattern: /^[1-9]\d?(?:\.\d+)? ?%$/, rule: SHARE_RULE },
);

/** Where shares below one percent are usual, the bare number is taken as written. */
export const smallPercentSchema: z.ZodMiniType<number> = percentWhere(
  z.number({ error: PERCENT_RULE }).check(z.gte(0, { error: PERCENT_RULE })),
  { pattern: /^\d+(?:\.\d+)? ?%$/, rule: PERCENT_RULE },
);

function percentWhere(
  number: z.ZodMiniType<number>,
  { pattern, rule }: { readonly pattern: RegExp; readonly rule: ValueRule },
): z.ZodMiniType<number> {
  const text = z
    .string()
    .check(z.maxLength(MAX_DIGITS, { error: rule }), z.regex(pattern, { error: rule }));
  return z.pipe(
    z.union([number, text], { error: rule }),
    z.transform((written) => Number.parseFloat(String(written)) / 100),
  );
}

const NAME_RULE: ValueRule = 'name';

/** A name that people type, and that reports print: it fits on a line. */
export const nameSchema: z.ZodMiniType<string> = z
  .string()
  .check(z.regex(/^(?! )[^\p{Cc}\p{Zl}\p{Zp}]{1,100}(?<! )$/u, { error: NAME_RULE }));

/** A sentence or two for people. */
export const sentenceSchema: z.ZodMiniType<string> = z
  .string()
  .check(z.minLength(1), z.maxLength(1000));

const GLOB_RULE: ValueRule = 'glob';
const GLOB_PATTERN = /^(?![/!~]|[A-Za-z][A-Za-z+.-]*:)(?!(?:.*\/)?\.\.(?:\/|$))[^\\\p{Cc}]+$/u;

/** A glob of paths relative to the repository's root; a leading `./` is dropped. */
export const globSchema: z.ZodMiniType<string> = z.pipe(
  z.string().check(z.maxLength(MAX_GLOB_LENGTH), z.regex(GLOB_PATTERN, { error: GLOB_RULE })),
  z.transform((glob: string) => glob.replace(/^(?:\.\/+)+/, '') || '.'),
);

/** A list, never longer than anybody writes one by hand. */
export function listOf<T>(entry: z.ZodMiniType<T>): z.ZodMiniType<readonly T[]> {
  return z.array(entry).check(z.maxLength(MAX_ENTRIES));
}

/** A list, or its only entry alone. */
export function oneOrMore<T extends number | string>(
  entry: z.ZodMiniType<T>,
): z.ZodMiniType<readonly T[]> {
  return z.union([
    listOf(entry),
    z.pipe(
      entry,
      z.transform((only: T): readonly T[] => [only]),
    ),
  ]);
}
