import * as z from 'zod/mini';
import type { Suite } from '../measure/suite.ts';
import { sentence } from '../text/sentence.ts';
import { mistakeIssue } from './config-mistake.ts';
import type { ValueRule } from './value-rules.ts';
import { globSchema, nameSchema, oneOrMore } from './value-schemas.ts';

const CALLS_RULE: ValueRule = 'calls';

const trafficSchema = z.pipe(
  z.strictObject({
    calls_per_month: z
      .number({ error: CALLS_RULE })
      .check(
        z.gt(0, { error: CALLS_RULE }),
        z.describe('Calls in production per month, for all prompts of the suite together.'),
      ),
    source: z.prefault(
      z
        .enum(['measured', 'assumed'])
        .check(z.describe('Whether the number was measured or is a guess; reports say which.')),
      'assumed',
    ),
  }),
  z.transform(({ calls_per_month, source }) => ({ callsPerMonth: calls_per_month, source })),
);

/** One entry of `suites`. */
export const suiteSchema: z.ZodMiniType<Suite> = z.pipe(
  z
    .strictObject({
      name: nameSchema.check(z.describe('What budgets and reports call the suite; unique.')),
      prompts: z
        .prefault(oneOrMore(globSchema), [])
        .check(z.describe('Globs of the prompt files. Leave it out when code makes the prompts.')),
      recordings: z
        .prefault(oneOrMore(globSchema), [])
        .check(
          z.describe(
            'Globs of the recordings of its eval runs. Without any, only input is measured.',
          ),
        ),
      model: z.exactOptional(
        nameSchema.check(z.describe('The model of prompts that name none themselves.')),
      ),
      tags: z
        .prefault(oneOrMore(nameSchema), [])
        .check(z.describe('Groups that a budget can have as its scope.')),
      owner: z.exactOptional(
        nameSchema.check(
          z.describe('The person or team that reports name, such as `@org/support`.'),
        ),
      ),
      traffic: z.exactOptional(
        trafficSchema.check(z.describe('Production volume; needed for costs per month.')),
      ),
    })
    .check(z.meta({ anyOf: [{ required: ['prompts'] }, { required: ['recordings'] }] })),
  z.transform((suite, context): Suite => {
    const isEmpty = suite.prompts.length === 0 && suite.recordings.length === 0;
    // An unknown key has been named already, and is likely the one that is missing here.
    if (isEmpty && context.issues.length === 0) {
      const message = sentence`Suite \`${suite.name}\` has neither prompts nor recordings`;
      const hint = sentence`Give it \`prompts\`, \`recordings\`, or both.`;
      context.issues.push({ ...mistakeIssue(['name'], { message, hint }), input: suite });
    }
    return suite;
  }),
);
