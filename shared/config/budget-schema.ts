import * as z from 'zod/mini';
import { METRICS } from '../budget/budget.ts';
import type { Budget, BudgetScope, MaxIncrease } from '../budget/budget.ts';
import { unitOf } from '../budget/judge-budget.ts';
import { sentence } from '../text/sentence.ts';
import { mistakeIssue, type MistakeIssue } from './config-mistake.ts';
import type { ValueRule } from './value-rules.ts';
import {
  amountSchema,
  globSchema,
  nameSchema,
  oneOrMore,
  parseAmount,
  percentSchema,
  sentenceSchema,
  sharePercentSchema,
} from './value-schemas.ts';

const SCOPE_RULE: ValueRule = 'scope';

const scopeSchema = z.pipe(
  z.union(
    [
      z.literal('total', { error: SCOPE_RULE }),
      z
        .strictObject({
          suite: z.exactOptional(nameSchema.check(z.describe('The name of one suite.'))),
          prompts: z.exactOptional(
            globSchema.check(z.describe('The prompts whose paths match this glob.')),
          ),
          tag: z.exactOptional(nameSchema.check(z.describe('All suites with this tag.'))),
          model: z.exactOptional(nameSchema.check(z.describe('All calls of this model.'))),
        })
        .check(z.meta({ minProperties: 1, maxProperties: 1 })),
    ],
    { error: SCOPE_RULE },
  ),
  z.transform((written, context): BudgetScope => {
    if (written === 'total') return { kind: 'total' };
    const { suite, prompts, tag, model } = written;
    const scopes: BudgetScope[] = [];
    if (suite !== undefined) scopes.push({ kind: 'suite', suite });
    if (prompts !== undefined) scopes.push({ kind: 'prompts', glob: prompts });
    if (tag !== undefined) scopes.push({ kind: 'tag', tag });
    if (model !== undefined) scopes.push({ kind: 'model', model });
    const [scope] = scopes;
    if (scope && scopes.length === 1) return scope;
    // An unknown key has been named already, and is likely the one that is missing here.
    if (context.issues.length > 0) return z.NEVER;
    const message = sentence`A scope has exactly one of \`suite\`, \`prompts\`, \`tag\` and \`model\``;
    const hint = sentence`Write one budget for each, or \`scope: total\` for everything.`;
    context.issues.push({ ...mistakeIssue([], { message, hint }), input: written });
    return z.NEVER;
  }),
);

const maxIncreaseSchema = z
  .strictObject({
    percent: z.exactOptional(
      percentSchema.check(z.describe('Percent of the baseline: 10 is ten percent.')),
    ),
    absolute: z.exactOptional(
      amountSchema.check(z.describe("In the metric's unit: US dollars or tokens.")),
    ),
    match: z.prefault(
      z
        .enum(['all', 'any'])
        .check(z.describe('`all`: a breach exceeds both limits; `any`: one of them is enough.')),
      'all',
    ),
  })
  .check(z.meta({ anyOf: [{ required: ['percent'] }, { required: ['absolute'] }] }));

const fileBudgetSchema = z
  .strictObject({
    name: nameSchema.check(z.describe('What reports, waivers and approvals call it; unique.')),
    scope: z.prefault(scopeSchema, 'total').check(z.describe('What the budget is for.')),
    metric: z.prefault(
      z
        .enum(METRICS)
        .check(
          z.describe(
            'What is limited: US dollars, the mean tokens of one run (one call), or what context files add to every request of a coding agent.',
          ),
        ),
      'cost_per_run',
    ),
    max: z.exactOptional(
      amountSchema.check(z.describe("The highest value, in the metric's unit.")),
    ),
    max_increase: z.exactOptional(
      maxIncreaseSchema.check(z.describe('The highest increase over the baseline.')),
    ),
    severity: z.prefault(
      z
        .enum(['fail', 'warn', 'info'])
        .check(z.describe('What a breach does: block, warn, or only be listed.')),
      'fail',
    ),
    only_if_worse: z.prefault(
      z
        .boolean()
        .check(z.describe('`max` is only breached by a change that is worse than the baseline.')),
      true,
    ),
    warn_at: z
      .prefault(oneOrMore(sharePercentSchema), [80])
      .check(z.describe('Percentages of `max` that get a line before it is reached.')),
    message: z.exactOptional(
      sentenceSchema.check(z.describe('For the reader of a breach: whom to ask, what to do.')),
    ),
  })
  .check(z.meta({ anyOf: [{ required: ['max'] }, { required: ['max_increase'] }] }));

type FileBudget = z.infer<typeof fileBudgetSchema>;

/** One entry of `budgets`. */
export const budgetSchema: z.ZodMiniType<Budget> = z.pipe(
  fileBudgetSchema,
  z.transform((file, context): Budget => {
    // An unknown key has been named already, and is likely the limit that is missing here.
    const mistakes = context.issues.length > 0 ? [] : findMistakes(file);
    for (const issue of mistakes) context.issues.push({ ...issue, input: file });
    const { max, max_increase: increase, only_if_worse: onlyIfWorse, warn_at, ...rest } = file;
    return {
      ...rest,
      onlyIfWorse,
      warnAt: warn_at,
      ...(max !== undefined && { max: parseAmount(max) }),
      ...(increase && { maxIncrease: toMaxIncrease(increase) }),
    };
  }),
);

function toMaxIncrease(file: z.infer<typeof maxIncreaseSchema>): MaxIncrease {
  return {
    match: file.match,
    ...(file.percent !== undefined && { ratio: file.percent }),
    ...(file.absolute !== undefined && { absolute: parseAmount(file.absolute) }),
  };
}

function findMistakes(file: FileBudget): MistakeIssue[] {
  const { name, max, max_increase: increase } = file;
  const mistakes = [];
  if (max === undefined && !increase) {
    const message = sentence`Budget \`${name}\` has no limit`;
    const hint = sentence`Give it \`max\`, \`max_increase\`, or both.`;
    mistakes.push(mistakeIssue(['name'], { message, hint }));
  }
  if (increase && increase.percent === undefined && increase.absolute === undefined) {
    const message = sentence`\`max_increase\` has no limit`;
    const hint = sentence`Give it \`percent\`, \`absolute\`, or both.`;
    mistakes.push(mistakeIssue(['max_increase'], { message, hint }));
  }
  return [...mistakes, ...findMetricMistakes(file)];
}

/** What the metric does not go with. */
function findMetricMistakes({
  scope,
  metric,
  max,
  max_increase: increase,
}: FileBudget): MistakeIssue[] {
  if (unitOf(metric) === 'usd') return [];
  const mistakes = [];
  if (metric === 'context_tokens' && scope.kind !== 'total') {
    const message = sentence`\`context_tokens\` is of the whole workspace`;
    const hint = sentence`Leave \`scope\` out, or write \`scope: total\`.`;
    mistakes.push(mistakeIssue(['scope'], { message, hint }));
  }
  const message = sentence`\`${metric}\` counts tokens, not dollars`;
  const hint = sentence`Leave the $ out, or choose \`metric: cost_per_run\`.`;
  if (isMoney(max)) mistakes.push(mistakeIssue(['max'], { message, hint }));
  if (isMoney(increase?.absolute)) {
    mistakes.push(mistakeIssue(['max_increase', 'absolute'], { message, hint }));
  }
  return mistakes;
}

function isMoney(amount: number | string | undefined): boolean {
  return typeof amount === 'string' && amount.startsWith('$');
}
