import { sentence } from '../text/sentence.ts';
import type { Counts, UsageProblem } from './read-counts.ts';
import type { UsageFields } from './usage-convention.ts';

/** Uncached input and all output, reasoning included. */
export type ResolvedOverlap = {
  readonly input?: number;
  readonly output?: number;
  readonly guessed: boolean;
  readonly problems: readonly UsageProblem[];
};

/** One way to read the counts: which of them lie inside others. */
type Reading = { readonly hasCacheInInput: boolean; readonly hasReasoningInOutput: boolean };

/**
 * Decides whether cache tokens lie inside the input and reasoning inside the output. The convention says so; the
 * total proves or refutes it, because tools copy one provider's figures into another's names (LiteLLM #5443, and
 * xAI counts reasoning beside `completion_tokens`).
 */
export function resolveOverlap(
  counts: Counts,
  fields: UsageFields,
  cacheTokens?: 'inside-input' | 'beside-input',
): ResolvedOverlap {
  const usual: Reading = {
    hasCacheInInput: cacheTokens ? cacheTokens === 'inside-input' : fields.hasCacheInInput,
    hasReasoningInOutput: fields.hasReasoningInOutput,
  };
  const possible = readingsFrom(usual).filter((reading) => isPossible(counts, reading));
  const [likeliest = usual] = possible;
  const isTotalKnown = [counts.total, counts.input, counts.output].every((n) => n !== undefined);
  if (!isTotalKnown) {
    const isTold = cacheTokens !== undefined || !isCacheUnsure(counts, fields);
    return outcome(counts, likeliest, { guessed: [isTold, likeliest === usual].includes(false) });
  }
  if (cacheTokens === 'beside-input' && isTotalWithoutCache(counts, likeliest)) {
    // A tool that adds up `input + output` by itself leaves Anthropic's cache tokens out of its total.
    return outcome(counts, likeliest, { guessed: cacheOf(counts) <= (counts.input ?? 0) });
  }
  const proven = possible.find((reading) => sumOf(counts, reading) === counts.total);
  if (proven) return outcome(counts, proven, { guessed: false });
  const [field = 'total'] = fields.total;
  const message = sentence`is ${String(counts.total)}, but its parts add up to ${sumOf(counts, likeliest)}`;
  return outcome(counts, likeliest, { guessed: true, problem: { field, message } });
}

function isCacheUnsure(counts: Counts, fields: UsageFields): boolean {
  return fields.isCacheUnsure === true && cacheOf(counts) > 0;
}

function readingsFrom(usual: Reading): readonly Reading[] {
  const { hasCacheInInput, hasReasoningInOutput } = usual;
  return [
    usual,
    { hasCacheInInput: !hasCacheInInput, hasReasoningInOutput },
    { hasCacheInInput, hasReasoningInOutput: !hasReasoningInOutput },
    { hasCacheInInput: !hasCacheInInput, hasReasoningInOutput: !hasReasoningInOutput },
  ];
}

function isPossible(counts: Counts, reading: Reading): boolean {
  const { input, output, reasoning = 0 } = counts;
  if (reading.hasCacheInInput && input !== undefined && cacheOf(counts) > input) return false;
  return !(reading.hasReasoningInOutput && output !== undefined && reasoning > output);
}

function isTotalWithoutCache(counts: Counts, reading: Reading): boolean {
  if (reading.hasCacheInInput || cacheOf(counts) === 0) return false;
  return sumOf(counts, { ...reading, hasCacheInInput: true }) === counts.total;
}

function sumOf(counts: Counts, reading: Reading): number {
  const { input = 0, extraInput = 0, output = 0, reasoning = 0 } = counts;
  const cache = reading.hasCacheInInput ? 0 : cacheOf(counts);
  return input + extraInput + cache + output + (reading.hasReasoningInOutput ? 0 : reasoning);
}

function cacheOf({ cacheRead = 0, cacheWrite = 0 }: Counts): number {
  return cacheRead + cacheWrite;
}

function outcome(
  counts: Counts,
  reading: Reading,
  verdict: { readonly guessed: boolean; readonly problem?: UsageProblem },
): ResolvedOverlap {
  const input = uncachedInput(counts, reading);
  const output = allOutput(counts, reading);
  return {
    ...(input !== undefined && { input }),
    ...(output !== undefined && { output }),
    guessed: verdict.guessed,
    problems: verdict.problem ? [verdict.problem] : [],
  };
}

function uncachedInput(counts: Counts, reading: Reading): number | undefined {
  if (counts.input === undefined) return undefined;
  const input = counts.input + (counts.extraInput ?? 0);
  return reading.hasCacheInInput ? input - cacheOf(counts) : input;
}

/** A total leaves no doubt about the output where only the input is written (embeddings, blocked answers). */
function allOutput(counts: Counts, reading: Reading): number | undefined {
  const { input, output, total, reasoning = 0 } = counts;
  if (output !== undefined) return reading.hasReasoningInOutput ? output : output + reasoning;
  if (input === undefined || total === undefined) return undefined;
  const rest = total - sumOf(counts, { ...reading, hasReasoningInOutput: true });
  return rest >= 0 ? rest : undefined;
}
