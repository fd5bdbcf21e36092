import { requestKey } from '../../shared/tokenizer/verified-counts.ts';
import type { MissingCount } from './verify-counts.ts';

/** Keeps each request that was counted without its provider. */
export function collectMissing(): {
  readonly add: (request: MissingCount['request'], model: MissingCount['model']) => void;
  readonly missing: () => readonly MissingCount[];
} {
  const missing = new Map<string, MissingCount>();
  return {
    add: (request, model) => {
      const key = requestKey(request);
      if (key !== undefined) missing.set(`${model.name} ${key}`, { key, request, model });
    },
    missing: () => [...missing.values()],
  };
}
