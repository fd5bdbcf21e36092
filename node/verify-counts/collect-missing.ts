import {
  findInCounts,
  requestKey,
  type FindVerifiedCount,
  type VerifiedCounts,
} from '../../shared/tokenizer/verified-counts.ts';
import type { MissingCount } from './verify-counts.ts';

/** Looks counts up, and keeps each request that has none. */
export function collectMissing(counts: VerifiedCounts): {
  readonly find: FindVerifiedCount;
  readonly missing: () => readonly MissingCount[];
} {
  const find = findInCounts(counts);
  const missing = new Map<string, MissingCount>();
  return {
    find: (request, model) => {
      const known = find(request, model);
      const key = known === undefined ? requestKey(request) : undefined;
      if (key !== undefined) missing.set(`${model.name} ${key}`, { key, request, model });
      return known;
    },
    missing: () => [...missing.values()],
  };
}
