import type { UsageFields } from './usage-convention.ts';

/** What most conventions share: no counts beyond input, output and total, and the parts inside the whole. */
export const NONE: Omit<UsageFields, 'id' | 'marks' | 'input' | 'output' | 'total'> = {
  cacheRead: [],
  cacheWrite: [],
  cacheWrite5m: [],
  cacheWrite1h: [],
  reasoning: [],
  extraInput: [],
  hasCacheInInput: true,
  hasReasoningInOutput: true,
  writesZeroForUnknown: false,
};
