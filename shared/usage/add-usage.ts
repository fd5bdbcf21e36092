import type { Usage } from './usage.ts';

const CLASSES = [
  'input',
  'cacheRead',
  'cacheWrite5m',
  'cacheWrite1h',
  'output',
  'reasoning',
] as const;

/** Tokens by class of several calls together. A class that no call knows stays absent. */
export function addUsage(usages: Iterable<Usage>): Usage {
  const sum: { -readonly [Class in keyof Usage]: Usage[Class] } = {};
  for (const usage of usages) {
    for (const name of CLASSES) {
      const tokens = usage[name];
      if (tokens !== undefined) sum[name] = (sum[name] ?? 0) + tokens;
    }
  }
  return sum;
}
