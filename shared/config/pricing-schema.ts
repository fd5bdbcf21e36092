import * as z from 'zod/mini';
import type { PriceOverride } from '../pricing/price-override.ts';
import type { Config } from './config.ts';
import { listOf, nameSchema, usdSchema } from './value-schemas.ts';

const PER_MTOK = 'US dollars per million tokens';

const overrideSchema = z.pipe(
  z.strictObject({
    model: nameSchema.check(z.describe('The model, as prompts and recordings name it.')),
    input_per_mtok: usdSchema.check(z.describe(`Uncached input, in ${PER_MTOK}.`)),
    output_per_mtok: usdSchema.check(z.describe(`Output, in ${PER_MTOK}.`)),
    cache_read_per_mtok: z.exactOptional(
      usdSchema.check(z.describe(`Input read from the cache, in ${PER_MTOK}.`)),
    ),
    cache_write_5m_per_mtok: z.exactOptional(
      usdSchema.check(z.describe(`Input written to the cache for 5 minutes, in ${PER_MTOK}.`)),
    ),
    cache_write_1h_per_mtok: z.exactOptional(
      usdSchema.check(z.describe(`Input written to the cache for an hour, in ${PER_MTOK}.`)),
    ),
  }),
  z.transform((file): PriceOverride => {
    const { cache_read_per_mtok: read } = file;
    const { cache_write_5m_per_mtok: write5m, cache_write_1h_per_mtok: write1h } = file;
    return {
      model: file.model,
      inputPerMTok: file.input_per_mtok,
      outputPerMTok: file.output_per_mtok,
      ...(read !== undefined && { cacheReadPerMTok: read }),
      ...(write5m !== undefined && { cacheWrite5mPerMTok: write5m }),
      ...(write1h !== undefined && { cacheWrite1hPerMTok: write1h }),
    };
  }),
);

const aliasesSchema = z.pipe(
  z.record(z.string(), nameSchema),
  z.transform((aliases) => {
    // Without a prototype, looking up `constructor` finds nothing.
    const own: { [written: string]: string } = Object.create(null);
    return Object.assign(own, aliases);
  }),
);

/** `pricing`. */
export const pricingSchema: z.ZodMiniType<Config['pricing']> = z.pipe(
  z.strictObject({
    overrides: z
      .prefault(listOf(overrideSchema), [])
      .check(z.describe('Your own prices, for contracts, fine-tuned and self-hosted models.')),
    aliases: z
      .prefault(aliasesSchema, {})
      .check(z.describe('A name in your files → the model to price it as: deployments, gateways.')),
    unknown_model: z.prefault(
      z
        .enum(['exclude', 'fail'])
        .check(
          z.describe(
            'A model without a price: `exclude` leaves it out of the total and says so; `fail` makes its budgets unmeasured.',
          ),
        ),
      'exclude',
    ),
  }),
  z.transform(({ overrides, aliases, unknown_model: unknownModel }) => ({
    overrides,
    aliases,
    unknownModel,
  })),
);
