import { createSideCache, type SideCache } from '../../shared/check/side-cache.ts';
import type { PriceTable } from '../../shared/pricing/price-table.ts';
import type { ParsedFile } from '../../shared/prompt/prompt.ts';
import type { IndexedPrompt } from './engine-calls.ts';

/** What the index of a folder remembers: files as they were parsed, and what their prompts cost. */
export type IndexCache = {
  readonly parsed: SideCache;
  /** Measures a file unless it was measured under the same circumstances. */
  readonly measured: (
    file: ParsedFile,
    circumstances: Circumstances,
    measure: () => Promise<readonly IndexedPrompt[]>,
  ) => Promise<readonly IndexedPrompt[]>;
};

/** Everything beside the file that its figures depend on. */
export type Circumstances = {
  readonly prices: PriceTable;
  /** Settings, and what config and suites say about the file. */
  readonly key: string;
};

type Entry = Circumstances & { readonly prompts: readonly IndexedPrompt[] };

export function createIndexCache(): IndexCache {
  // A file that has changed is parsed anew, and is another object.
  const entries = new WeakMap<ParsedFile, Entry>();
  return {
    parsed: createSideCache(),
    measured: async (file, { prices, key }, measure) => {
      const known = entries.get(file);
      if (known?.prices === prices && known.key === key) return known.prompts;
      const prompts = await measure();
      entries.set(file, { prices, key, prompts });
      return prompts;
    },
  };
}
