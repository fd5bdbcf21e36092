import * as z from 'zod/mini';
import { budgetSchema } from './budget-schema.ts';
import type { Config } from './config.ts';
import { pricingSchema } from './pricing-schema.ts';
import { rulesSchema } from './rules-schema.ts';
import { commentSchema, overrideSchema } from './review-schema.ts';
import { suiteSchema } from './suite-schema.ts';
import type { ValueRule } from './value-rules.ts';
import {
  globSchema,
  listOf,
  smallPercentSchema,
  tokensSchema,
  usdSchema,
} from './value-schemas.ts';
import { waiverSchema } from './waiver-schema.ts';

const REF_RULE: ValueRule = 'ref';
/** No option (`-x`), no path (`a:b`), no range, nothing a shell or git would take apart. */
const REF_PATTERN = /^(?!-)(?!.*\.\.)[^\s\p{Cc}:\\?*[]{1,250}$/u;

const baselineSchema = z.strictObject({
  ref: z.prefault(
    z
      .string()
      .check(
        z.regex(REF_PATTERN, { error: REF_RULE }),
        z.describe(
          'What head is compared against. `auto`: the merge base, or what the CI event names.',
        ),
      ),
    'auto',
  ),
});

const minDeltaSchema = z.strictObject({
  usd: z.prefault(usdSchema.check(z.describe('US dollars, for costs.')), 0.0001),
  tokens: z.prefault(tokensSchema.check(z.describe('Tokens, for token counts.')), 20),
  percent: z.prefault(smallPercentSchema.check(z.describe('Percent of the baseline.')), 0.5),
});

const noiseSchema = z.pipe(
  z.strictObject({
    min_delta: z
      .prefault(minDeltaSchema, {})
      .check(
        z.describe(
          'A change is noise when it is below the amount in its unit and below the percentage.',
        ),
      ),
  }),
  z.transform(({ min_delta: { usd, tokens, percent } }) => ({
    minDeltaUsd: usd,
    minDeltaTokens: tokens,
    minDeltaRatio: percent,
  })),
);

const gateSchema = z.pipe(
  z.strictObject({
    enforce: z.prefault(
      z.boolean().check(z.describe('`false`: breaches are shown and the exit code stays 0.')),
      true,
    ),
    on_unmeasured: z.prefault(
      z
        .enum(['fail', 'warn'])
        .check(z.describe('What a budget of severity `fail` that cannot be measured does.')),
      'fail',
    ),
    config_from: z.prefault(
      z
        .enum(['base', 'head'])
        .check(
          z.describe(
            'Which side limits are read from. With `base` a change cannot raise its own limits.',
          ),
        ),
      'base',
    ),
  }),
  z.transform(({ enforce, on_unmeasured: onUnmeasured, config_from: configFrom }) => ({
    enforce,
    onUnmeasured,
    configFrom,
  })),
);

const MAX_ROWS_RULE: ValueRule = 'max-rows';

const reportSchema = z.pipe(
  z.strictObject({
    max_rows: z.prefault(
      z
        .int({ error: MAX_ROWS_RULE })
        .check(
          z.gte(1, { error: MAX_ROWS_RULE }),
          z.lte(100, { error: MAX_ROWS_RULE }),
          z.describe('Rows of a table before the rest is counted.'),
        ),
      10,
    ),
  }),
  z.transform(({ max_rows: maxRows }) => ({ maxRows })),
);

/** promptfare.yml: the keys as written, the defaults, and the `Config` they make. */
export const configSchema: z.ZodMiniType<Config> = z.pipe(
  z.strictObject({
    version: z.literal(1).check(z.describe('The version of this format: 1.')),
    suites: z
      .prefault(listOf(suiteSchema), [])
      .check(z.describe('Prompts with the recordings of their eval runs and their traffic.')),
    budgets: z
      .prefault(listOf(budgetSchema), [])
      .check(z.describe('The limits this repository sets itself.')),
    pricing: z.prefault(pricingSchema, {}).check(z.describe('Where prices come from.')),
    baseline: z.prefault(baselineSchema, {}).check(z.describe('What head is compared against.')),
    noise: z.prefault(noiseSchema, {}).check(z.describe('Changes that are too small to count.')),
    gate: z.prefault(gateSchema, {}).check(z.describe('What a breach does to the exit code.')),
    waivers: z
      .prefault(listOf(waiverSchema), [])
      .check(z.describe('Permissions to be over a budget, each up to an amount and a day.')),
    rules: z
      .prefault(rulesSchema, {})
      .check(
        z.describe('What the findings of a rule are: its id → `off`, `info`, `warn` or `error`.'),
      ),
    report: z.prefault(reportSchema, {}).check(z.describe('What reports show.')),
    comment: z
      .prefault(commentSchema, {})
      .check(z.describe('The report as a comment on the pull request.')),
    override: z
      .prefault(overrideSchema, {})
      .check(z.describe('How people permit a change to be over budget.')),
    exclude: z
      .prefault(listOf(globSchema), [])
      .check(z.describe('Globs of files that are never read.')),
  }),
  z.transform(({ version: _version, ...config }): Config => config),
);
