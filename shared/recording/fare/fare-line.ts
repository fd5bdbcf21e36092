import * as z from 'zod/mini';
import type { Json } from '../../text/json.ts';
import { MAX_TOKENS } from '../../usage/read-counts.ts';
import type { PromptRef, Sample } from '../recording.ts';
import type { JsonObject } from '../row-fields.ts';
import type { LineIssue } from './explain-line-issue.ts';

/** The version of the format that this reader knows and the writer writes. */
export const FARE_VERSION: number = 1;

/** One sample as it stands on a line; docs/recordings/fare-jsonl.md says what each field means. */
type FareLine = Omit<Sample, 'key' | 'promptRef'> & {
  readonly key?: string;
  readonly prompt?: PromptRef;
};

const HEADER = z.object({ format: z.literal('fare-jsonl'), version: z.int() });

const text = z.exactOptional(z.string());
const flag = z.exactOptional(z.boolean());
const tokens = z.exactOptional(z.int().check(z.nonnegative(), z.lte(MAX_TOKENS)));
const amount = z.exactOptional(z.number().check(z.nonnegative()));

const USAGE = z.object({
  input: tokens,
  cacheRead: tokens,
  cacheWrite5m: tokens,
  cacheWrite1h: tokens,
  output: tokens,
  reasoning: tokens,
});

const PROMPT = z.object({ path: text, label: text, template: text });

const MESSAGE = z.object({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  text: z.string(),
  mediaCount: tokens,
});

const VARS = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** Whatever a JSON parser made is a JSON value. */
const JSON_VALUE = z.custom<Json>(() => true);

const LINE = z.object({
  key: z.exactOptional(z.string().check(z.minLength(1))),
  suite: text,
  model: text,
  provider: text,
  prompt: z.exactOptional(PROMPT),
  vars: z.exactOptional(VARS),
  messages: z.exactOptional(z.array(MESSAGE)),
  tools: z.exactOptional(z.array(JSON_VALUE)),
  usage: z.exactOptional(USAGE),
  usageGuessed: z.exactOptional(z.literal(true)),
  usageSource: z.exactOptional(z.enum(['recorded', 'partial'])),
  totalTokens: tokens,
  fromDiskCache: flag,
  output: text,
  error: text,
  passed: flag,
  score: z.exactOptional(z.number()),
  latencyMs: amount,
  startedAt: text,
  session: text,
  turn: tokens,
  recordedCostUsd: amount,
  graderUsage: z.exactOptional(USAGE),
  description: text,
});

/** The fields an object of a line may have: of the line itself under '', of others under their name. */
export const FARE_FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['', Object.keys(LINE.shape)],
  ['prompt', Object.keys(PROMPT.shape)],
  ['usage', Object.keys(USAGE.shape)],
  ['graderUsage', Object.keys(USAGE.shape)],
]);

/** The header says which version wrote the file; undefined when the line is none. */
export function parseFareHeader(value: Json): { readonly version: number } | undefined {
  const parsed = HEADER.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

export type ParsedLine =
  | { readonly kind: 'line'; readonly line: FareLine }
  | { readonly kind: 'refused'; readonly issues: readonly LineIssue[] };

export function parseFareLine(value: JsonObject): ParsedLine {
  const parsed = LINE.safeParse(value);
  if (parsed.success) return { kind: 'line', line: parsed.data };
  return { kind: 'refused', issues: parsed.error.issues };
}
