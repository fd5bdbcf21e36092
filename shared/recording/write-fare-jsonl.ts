import { FARE_VERSION } from './fare/fare-line.ts';
import type { Sample } from './recording.ts';

/**
 * Samples as a `*.fare.jsonl` file: a header, then a line per sample, fields in one order so that recordings of the
 * same suite differ only where their samples do. Reading the text gives the samples back.
 */
export function writeFareJsonl(samples: readonly Sample[]): string {
  const header = JSON.stringify({ format: 'fare-jsonl', version: FARE_VERSION });
  const lines = samples.map((sample) => JSON.stringify(lineOf(sample)));
  return [header, ...lines, ''].join('\n');
}

/** The order is for people who read diffs: who and what first, long texts last. */
function lineOf(sample: Sample): object {
  const { key, suite, description, model, provider, promptRef, ...rest } = sample;
  const { usage, usageSource, usageGuessed, totalTokens, fromDiskCache, graderUsage, ...more } =
    rest;
  const { passed, score, error, latencyMs, startedAt, session, turn, ...texts } = more;
  const { recordedCostUsd, vars, messages, tools, output } = texts;
  return {
    key,
    suite,
    description,
    model,
    provider,
    usage,
    usageSource,
    usageGuessed,
    totalTokens,
    fromDiskCache,
    graderUsage,
    passed,
    score,
    error,
    latencyMs,
    startedAt,
    session,
    turn,
    recordedCostUsd,
    prompt: promptRef,
    vars,
    messages,
    tools,
    output,
  };
}
