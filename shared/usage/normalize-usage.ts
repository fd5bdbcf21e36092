import type { Json } from '../text/json.ts';
import { sentence } from '../text/sentence.ts';
import { readCounts, hasField } from './read-counts.ts';
import type { Counts, JsonObject, UsageProblem } from './read-counts.ts';
import { resolveOverlap } from './resolve-overlap.ts';
import type { UsageConvention, UsageFields } from './usage-convention.ts';
import { USAGE_CONVENTIONS } from './usage-conventions.ts';
import type { Usage } from './usage.ts';

export type NormalizedUsage = {
  readonly usage: Usage;
  /** Input plus output as the source adds them up. */
  readonly totalTokens?: number;
  readonly convention: UsageConvention;
  /** The figures fit more than one reading, and this is the likelier. */
  readonly guessed: boolean;
  readonly problems: readonly UsageProblem[];
};

export type UsageOptions = {
  /** Read it so, whatever it looks like. */
  readonly convention?: UsageConvention;
  /** What the provider behind the figures does with cache tokens; wins over the convention's own rule. */
  readonly cacheTokens?: 'inside-input' | 'beside-input';
};

/**
 * Turns a usage object as providers and tools write it into our disjoint classes. A count that is missing, null or
 * refused stays absent. Undefined when the value is no usage object of a known convention.
 */
export function normalizeUsage(
  raw: Json | undefined,
  options: UsageOptions = {},
): NormalizedUsage | undefined {
  if (!isObject(raw)) return undefined;
  const fields = findFields(raw, options.convention);
  if (!fields) return undefined;
  const { counts: written, problems } = readCounts(raw, fields);
  const counts = fields.writesZeroForUnknown ? withoutFillerZeros(written) : written;
  const writes = splitWrites(counts);
  const added = { ...counts, ...(writes.total !== undefined && { cacheWrite: writes.total }) };
  const overlap = resolveOverlap(added, fields, options.cacheTokens);
  return {
    usage: disjointUsage(counts, writes, overlap),
    ...(counts.total !== undefined && { totalTokens: counts.total }),
    convention: fields.id,
    guessed: overlap.guessed || writes.guessed || (!options.convention && fields.isGuess === true),
    problems: [...problems, ...writes.problems, ...overlap.problems],
  };
}

function findFields(raw: JsonObject, convention?: UsageConvention): UsageFields | undefined {
  if (convention) return USAGE_CONVENTIONS.find(({ id }) => id === convention);
  return USAGE_CONVENTIONS.find(
    ({ marks, alsoOneOf }) =>
      marks.some((name) => hasField(raw, name)) &&
      (!alsoOneOf || alsoOneOf.some((name) => hasField(raw, name))),
  );
}

/** promptfoo writes `prompt: x || 0` and starts every call with zeros: a call without input tokens says nothing. */
function withoutFillerZeros(counts: Counts): Counts {
  const { input, output, total, ...rest } = counts;
  const hasInput = input !== undefined && input > 0;
  const hasOutput = output !== undefined && (output > 0 || hasInput);
  return {
    ...(hasInput || hasOutput ? rest : {}),
    ...(hasInput && { input }),
    ...(hasOutput && { output }),
    ...(total !== undefined && total > 0 && { total }),
  };
}

type Writes = {
  readonly total?: number;
  readonly fiveMinutes?: number;
  readonly oneHour?: number;
  readonly guessed: boolean;
  readonly problems: readonly UsageProblem[];
};

/** Five minutes is every provider's default time to live, so a write without a split counts as such. */
function splitWrites({ cacheWrite, cacheWrite5m, cacheWrite1h }: Counts): Writes {
  if (cacheWrite5m === undefined && cacheWrite1h === undefined) {
    if (cacheWrite === undefined) return { guessed: false, problems: [] };
    return { total: cacheWrite, fiveMinutes: cacheWrite, guessed: cacheWrite > 0, problems: [] };
  }
  const sum = (cacheWrite5m ?? 0) + (cacheWrite1h ?? 0);
  const split = {
    total: sum,
    ...(cacheWrite5m !== undefined && { fiveMinutes: cacheWrite5m }),
    ...(cacheWrite1h !== undefined && { oneHour: cacheWrite1h }),
  };
  if (cacheWrite === undefined || cacheWrite === sum)
    return { ...split, guessed: false, problems: [] };
  const message = sentence`is ${cacheWrite}, but its parts by time to live add up to ${sum}`;
  return {
    total: cacheWrite,
    fiveMinutes: cacheWrite,
    guessed: true,
    problems: [{ field: 'cache_creation_input_tokens', message }],
  };
}

function disjointUsage(
  counts: Counts,
  writes: Writes,
  overlap: ReturnType<typeof resolveOverlap>,
): Usage {
  const { cacheRead, reasoning } = counts;
  const { input, output } = overlap;
  return {
    ...(input !== undefined && { input }),
    ...(cacheRead !== undefined && { cacheRead }),
    ...(writes.fiveMinutes !== undefined && { cacheWrite5m: writes.fiveMinutes }),
    ...(writes.oneHour !== undefined && { cacheWrite1h: writes.oneHour }),
    ...(output !== undefined && { output }),
    ...(reasoning !== undefined && { reasoning }),
  };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
