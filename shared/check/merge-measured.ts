import { UserError } from '../text/user-error.ts';
import type { MeasuredFile } from './measured-file.ts';
import { mergeNewFindings } from './new-findings.ts';
import type { Measured } from './report.ts';

/**
 * Puts the parts of one check together. A part that is missing would look like a saving, and parts of two commits like a
 * change: both are a `UserError`.
 */
export function mergeMeasured(files: readonly MeasuredFile[]): Measured {
  const [first] = files;
  if (!first) {
    throw new UserError('There are no measured files to merge', {
      hint: 'Download the artifacts of all shards into one folder first.',
    });
  }
  requireAllShards(files);
  requireOneCheck(files.map(({ measured }) => measured));
  const parts = files.map(({ measured }) => measured);
  const findings = mergeNewFindings(parts.flatMap((part) => part.findings ?? []));
  return {
    ...first.measured,
    suites: parts.flatMap(({ suites }) => suites),
    approvals: unique(parts.flatMap(({ approvals }) => approvals)),
    caveats: unique(parts.flatMap(({ caveats }) => caveats)),
    problems: unique(parts.flatMap(({ problems }) => problems)),
    prices: unique(parts.flatMap(({ prices }) => prices)),
    calibrations: unique(parts.flatMap(({ calibrations = [] }) => calibrations)),
    ...(findings && { findings }),
  };
}

function requireAllShards(files: readonly MeasuredFile[]): void {
  const count = files[0]?.shard?.count ?? 1;
  const found = new Map<number, number>();
  for (const { shard = { index: 1, count: 1 } } of files) {
    if (shard.count !== count) {
      throw new UserError(`A shard of ${shard.count} cannot be merged with a shard of ${count}`, {
        hint: 'Give all jobs of the matrix the same number of shards.',
      });
    }
    found.set(shard.index, (found.get(shard.index) ?? 0) + 1);
  }
  const indexes = Array.from({ length: count }, (_, at) => at + 1);
  const missing = indexes.filter((index) => !found.has(index));
  if (missing.length > 0) {
    throw new UserError(`Shard ${missing.join(', ')} of ${count} is missing`, {
      hint: 'A lost shard would look like a saving. Look at the job that should have made it.',
    });
  }
  const twice = [...found].flatMap(([index, times]) => (times > 1 ? [index] : []));
  if (twice.length > 0) {
    throw new UserError(`Shard ${twice.join(', ')} of ${count} is there more than once`, {
      hint: 'Download the artifacts of one run only.',
    });
  }
}

function requireOneCheck(parts: readonly Measured[]): void {
  const pairs = new Set(parts.map(({ comparison }) => pairOf(comparison)));
  if (pairs.size > 1) {
    throw new UserError(`The shards compare different commits: ${[...pairs].join('; ')}`, {
      hint: 'Run all jobs of the matrix again, so that they see the same commits.',
    });
  }
  if (new Set(parts.map(({ rules }) => JSON.stringify(rules))).size > 1) {
    throw new UserError('The shards were judged by different configs', {
      hint: 'Give all jobs of the matrix the same config.',
    });
  }
}

function pairOf(comparison: Measured['comparison']): string {
  const head = comparison.headCommit ?? 'the working tree';
  return comparison.kind === 'compared'
    ? `${comparison.baselineCommit} with ${head}`
    : `nothing with ${head}`;
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
