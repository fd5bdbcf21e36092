import * as z from 'zod/mini';
import type { Approval } from '../budget/budget.ts';
import type { ValueRule } from './value-rules.ts';
import { nameSchema, sentenceSchema, usdSchema } from './value-schemas.ts';

const DATE_RULE: ValueRule = 'day';

/** One entry of `waivers`. All of it is needed: a waiver without an end, a reason or an owner is a hole. */
export const waiverSchema: z.ZodMiniType<Approval> = z.pipe(
  z.strictObject({
    budget: nameSchema.check(z.describe('The name of the budget that may be exceeded.')),
    up_to: usdSchema.check(
      z.describe("The highest value that is permitted, in the metric's unit of the budget."),
    ),
    reason: sentenceSchema.check(z.describe('Why; shown in every report it applies to.')),
    owner: nameSchema.check(z.describe('Who permitted it.')),
    expires: z.iso
      .date({ error: DATE_RULE })
      .check(
        z.describe('The last day it holds. After it the waiver is reported and does nothing.'),
      ),
  }),
  z.transform(({ budget, up_to: upTo, reason, owner: by, expires }): Approval => ({
    source: 'waiver',
    budget,
    upTo,
    by,
    reason,
    expires,
  })),
);
