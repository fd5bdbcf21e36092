import * as z from 'zod/mini';
import type { Approval, Budget } from '../budget/budget.ts';
import { METRICS } from '../budget/budget.ts';
import { POST_RULES } from '../config/review-config.ts';
import { approverSchema, commentKeySchema } from '../config/review-schema.ts';
import type { ContextDelta } from '../diff/context-delta.ts';
import { foreignSentence, type Sentence } from '../text/sentence.ts';
import { CALIBRATION_SOURCES } from '../tokenizer/calibrate.ts';
import { QUALITIES } from '../tokenizer/quality.ts';
import type { Caveat } from './caveat.ts';
import type { NewFinding, NewFindings } from './new-findings.ts';
import type { Comparison, Measured, Rules, UsedCalibration, UsedPrice } from './report.ts';

// A measured file may come from a job that ran a stranger's code: every number is a number, every text is bounded, and
// nothing else gets in. Objects drop unknown keys, so that a newer file can still be refused by its version alone.

const MAX_TEXT = 4000;
const MAX_LIST = 100_000;
const MAX_DIGITS = 30;

const text = z.string().check(z.maxLength(MAX_TEXT));
const amount = z.number().check(z.gte(0), z.lte(1e15));
const count = z.int().check(z.gte(0), z.lte(1e12));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const commit = z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
const nano = z.pipe(
  z.string().check(z.maxLength(MAX_DIGITS), z.regex(/^\d+$/)),
  z.transform((digits) => BigInt(digits)),
);
/** Stored as text: nobody who wrote the file can bring a template that would be translated. */
const said: z.ZodMiniType<Sentence> = z.pipe(text, z.transform(foreignSentence));
const quality = z.enum(QUALITIES);
const opt = z.exactOptional;

function list<T>(entry: z.ZodMiniType<T>): z.ZodMiniType<readonly T[]> {
  return z.array(entry).check(z.maxLength(MAX_LIST));
}

const model = z.object({ written: text, provider: opt(text), name: text });

const measurement = z.object({
  model: opt(model),
  inputTokens: amount,
  outputTokens: opt(amount),
  costNanoUsd: opt(nano),
  hasPrice: z.boolean(),
  quality,
  passed: opt(z.boolean()),
});

const identity = { key: text, label: text, promptId: text };
const bothSides = {
  ...identity,
  baseline: measurement,
  head: measurement,
  hasOldOutput: z.boolean(),
  isRecordedAgain: z.boolean(),
};

const caseDelta = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), ...bothSides }),
  z.object({ kind: z.literal('unchanged'), ...bothSides }),
  z.object({ kind: z.literal('added'), ...identity, head: measurement }),
  z.object({ kind: z.literal('removed'), ...identity, baseline: measurement }),
  z.object({
    kind: z.literal('unmeasured'),
    ...identity,
    cause: z.enum(['change', 'recording']),
    reason: said,
  }),
]);

const totals = z.object({
  caseCount: count,
  inputTokens: amount,
  outputTokens: amount,
  outputCaseCount: count,
  costNanoUsd: nano,
  pricedCaseCount: count,
  quality,
});

const promptDelta = z.object({
  promptId: text,
  path: text,
  kind: z.enum(['added', 'removed', 'changed', 'unchanged', 'unmeasured']),
  isNew: z.boolean(),
  isEdited: z.boolean(),
  baseline: opt(totals),
  head: opt(totals),
  models: z.object({ baseline: list(text), head: list(text) }),
  fixedTokens: opt(z.object({ baseline: opt(amount), head: opt(amount) })),
  unmeasuredReasons: list(said),
});

const suite = z.object({
  name: text,
  prompts: list(text),
  recordings: list(text),
  model: opt(text),
  tags: list(text),
  owner: opt(text),
  traffic: opt(z.object({ callsPerMonth: amount, source: z.enum(['measured', 'assumed']) })),
});

const interval = z.object({ low: z.number(), high: z.number() });

const suiteDelta = z.object({
  suite,
  kind: z.enum(['compared', 'added', 'removed', 'unmeasured']),
  baseline: opt(totals),
  head: opt(totals),
  prompts: list(promptDelta),
  cases: list(caseDelta),
  unmeasured: list(said),
  unpricedModels: list(text),
  costAddedInterval: opt(interval),
});

const scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('total') }),
  z.object({ kind: z.literal('suite'), suite: text }),
  z.object({ kind: z.literal('prompts'), glob: text }),
  z.object({ kind: z.literal('tag'), tag: text }),
  z.object({ kind: z.literal('model'), model: text }),
]);

const budget: z.ZodMiniType<Budget> = z.object({
  name: text,
  scope,
  metric: z.enum(METRICS),
  max: opt(amount),
  maxIncrease: opt(
    z.object({ ratio: opt(amount), absolute: opt(amount), match: z.enum(['all', 'any']) }),
  ),
  severity: z.enum(['fail', 'warn', 'info']),
  onlyIfWorse: z.boolean(),
  warnAt: list(amount),
  message: opt(text),
});

const approval: z.ZodMiniType<Approval> = z.object({
  source: z.enum(['waiver', 'label', 'command']),
  budget: opt(text),
  upTo: opt(amount),
  by: text,
  at: opt(text),
  reason: text,
  expires: opt(day),
});

const rules: z.ZodMiniType<Rules> = z.object({
  budgets: list(budget),
  waivers: list(approval),
  gate: z.object({
    enforce: z.boolean(),
    onUnmeasured: z.enum(['fail', 'warn']),
    configFrom: z.enum(['base', 'head']),
  }),
  noise: z.object({ minDeltaUsd: amount, minDeltaTokens: amount, minDeltaRatio: amount }),
  report: z.object({ maxRows: z.int().check(z.gte(1), z.lte(100)) }),
  comment: z.object({ post: z.enum(POST_RULES), key: commentKeySchema, drafts: z.boolean() }),
  override: z.object({
    label: text,
    command: text,
    who: approverSchema,
    toleranceRatio: amount,
    requireReason: z.boolean(),
  }),
});

/** Those that are known before the verdict; the others are found again. */
const caveat: z.ZodMiniType<Caveat> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('config-changed'),
    changes: list(
      z.object({
        what: z.enum(['budget', 'suite', 'setting', 'config']),
        name: text,
        kind: z.enum(['added', 'removed', 'changed']),
      }),
    ),
  }),
  z.object({ kind: z.literal('old-prices'), asOf: day, ageDays: count }),
  z.object({
    kind: z.literal('refused-approval'),
    source: z.enum(['label', 'command']),
    by: text,
    reason: text,
  }),
]);

// A file never speaks of a working tree: build services compare commits.
const comparison: z.ZodMiniType<Comparison> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('compared'),
    baselineCommit: commit,
    headCommit: commit,
    how: said,
    behindCount: opt(count),
  }),
  z.object({ kind: z.literal('no-baseline'), headCommit: commit, reason: said }),
]);

const price: z.ZodMiniType<UsedPrice> = z.object({
  model: text,
  row: text,
  provider: text,
  source: z.enum(['catalog', 'overlay', 'config']),
  asOf: day,
});

const calibration: z.ZodMiniType<UsedCalibration> = z.object({
  model: text,
  factor: amount,
  errorBand: amount,
  caseCount: count,
  source: z.enum(CALIBRATION_SOURCES),
});

const problem = z.object({
  severity: z.enum(['error', 'warning']),
  path: text,
  position: opt(z.object({ line: count, column: count })),
  message: said,
  hint: opt(said),
});

const newFinding: z.ZodMiniType<NewFinding> = z.object({
  // It becomes part of an address.
  rule: z.string().check(z.regex(/^[a-z-]{1,30}\/[a-z-]{1,50}$/)),
  severity: z.enum(['info', 'warning', 'error']),
  fix: z.enum(['automatic', 'suggestion', 'code', 'information']),
  prompt: text,
  path: text,
  position: opt(z.object({ line: count, column: count })),
  message: text,
  values: z.record(text, z.union([text, z.number()])),
  places: count,
  saving: opt(
    z.object({
      tokensBefore: amount,
      tokensAfter: amount,
      quality: z.enum(['exact', 'estimated']),
    }),
  ),
  uncachedTokens: opt(amount),
  usdPer1000Calls: opt(amount),
  usdPerMonth: opt(amount),
  priceAsOf: opt(day),
  fingerprint: text,
});

const findings: z.ZodMiniType<NewFindings> = z.object({
  found: list(newFinding),
  count,
  skippedFileCount: opt(count),
});

const contextTokens = z.object({
  alwaysTokens: amount,
  conditionalTokens: amount,
  onDemandTokens: amount,
});

const context: z.ZodMiniType<ContextDelta> = z.object({
  agents: list(
    z.object({
      agent: text,
      title: text,
      quality,
      baseline: opt(contextTokens),
      head: contextTokens,
      files: list(z.object({ path: text, baselineTokens: opt(amount), headTokens: opt(amount) })),
    }),
  ),
  unreadPaths: list(text),
});

export const measuredSchema: z.ZodMiniType<Measured> = z.object({
  comparison,
  rules,
  suites: list(suiteDelta),
  approvals: list(approval),
  caveats: list(caveat),
  problems: list(problem),
  prices: list(price),
  calibrations: opt(list(calibration)),
  context: opt(context),
  findings: opt(findings),
  today: day,
});
