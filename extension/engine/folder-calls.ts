import { createSideCache, type SideCache } from '../../shared/check/side-cache.ts';
import { createPriceTable } from '../../shared/pricing/price-table.ts';
import { initialConfig } from '../../shared/workspace/initial-config.ts';
import { compareWorkspace } from './compare-workspace.ts';
import { readConfigOverview } from './config-overview.ts';
import type { DocumentCalls } from './document-calls.ts';
import type { EngineCalls } from './engine-calls.ts';
import type { EngineState } from './engine.ts';
import { indexWorkspace } from './index-workspace.ts';
import { createIndexCache, type IndexCache } from './index-cache.ts';
import { createMeasureTools } from './measure-tools.ts';
import { listModels } from './list-models.ts';
import { createTurns, withTurns } from './take-turns.ts';
import type { Folder } from './folder.ts';

type RootCaches = { readonly sides: SideCache; readonly index: IndexCache };

/** What is asked about a workspace folder as a whole. */
export function folderCalls(state: EngineState): Omit<EngineCalls, keyof DocumentCalls> {
  const { clock, loadVocabulary, readLanguage, folderOf } = state;
  const caches = new Map<string, RootCaches>();
  const cachesOf = (root: string): RootCaches => {
    const known = caches.get(root) ?? { sides: createSideCache(), index: createIndexCache() };
    caches.set(root, known);
    return known;
  };
  const tools = createMeasureTools(state, { remembersTexts: false });
  return {
    index: async ({ root, ...settings }, signal) => {
      const { files, readConfig } = folderOf(root);
      const takeTurn = createTurns(signal);
      const { config } = await readConfig();
      const { index: cache } = cachesOf(root);
      return indexWorkspace({
        files,
        config,
        tools,
        loadVocabulary,
        cache,
        takeTurn,
        ...settings,
      });
    },
    compare: async ({ root }, signal) =>
      compareWorkspace(inTurns(folderOf(root), signal), {
        now: clock(),
        loadVocabulary,
        cache: cachesOf(root).sides,
        language: await readLanguage(),
      }),
    readConfig: async ({ text }) => readConfigOverview(text),
    draftConfig: async ({ root }, signal) => {
      const { files } = inTurns(folderOf(root), signal);
      return (await initialConfig(files, { now: clock(), loadVocabulary })).text;
    },
    listModels: async ({ root }) => {
      const { config } = await folderOf(root).readConfig();
      return listModels(createPriceTable({ at: clock(), overrides: config.pricing.overrides }));
    },
    forget: ({ root, ...change }) => folderOf(root).forget(change),
    forgetBaseline: ({ root }) => folderOf(root).forgetBaseline(),
  };
}

/** A folder of which each file that is read is a step. */
function inTurns(folder: Folder, signal: AbortSignal | undefined): Folder {
  const takeTurn = createTurns(signal);
  return {
    ...folder,
    files: withTurns(folder.files, takeTurn),
    openBaseline: async () => {
      const baseline = await folder.openBaseline();
      return baseline && { ...baseline, files: withTurns(baseline.files, takeTurn) };
    },
  };
}
