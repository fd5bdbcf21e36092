import { createSideCache } from '../../shared/check/side-cache.ts';
import { createPriceTable } from '../../shared/pricing/price-table.ts';
import type { LoadVocabulary } from '../../shared/tokenizer/tokenizer.ts';
import { compressFiles } from '../../shared/workspace/compress-files.ts';
import { initialConfig } from '../../shared/workspace/initial-config.ts';
import { lintWorkspace } from '../../shared/workspace/lint-workspace.ts';
import type { Caller } from './channel.ts';
import { compareWorkspace } from './compare-workspace.ts';
import { readConfigOverview } from './config-overview.ts';
import type { EditorCalls } from './editor-calls.ts';
import type { CompressCall, DocumentCall, EngineCalls } from './engine-calls.ts';
import { type Folder, openFolder } from './folder.ts';
import { indexWorkspace } from './index-workspace.ts';
import { listModels } from './list-models.ts';
import { createMeasurer } from './measurer.ts';

/** How much of a section a language model is asked to keep. */
const KEEP_RATIO = 0.7;

/**
 * Everything that takes time, for a thread of its own, so that the editor never waits. It keeps what it has read of
 * each workspace folder until it is told that something has changed.
 */
export function createEngine(call: Caller<EditorCalls>, clock: () => Date): EngineCalls {
  const folders = new Map<string, Folder>();
  const cache = createSideCache();
  const loadVocabulary: LoadVocabulary = (encoding) =>
    call('readAsset', `vocabulary/${encoding}.bin`);
  const folderOf = (root: string): Folder => {
    const folder = folders.get(root) ?? openFolder(root, call);
    folders.set(root, folder);
    return folder;
  };
  const take = ({ root, path, text }: DocumentCall): Folder => {
    const folder = folderOf(root);
    folder.files.put(path, text);
    return folder;
  };
  const measurer = createMeasurer({ clock, loadVocabulary });
  return {
    measure: (request) => measurer.measure(take(request), request),
    lint: async (document) => {
      const folder = take(document);
      const { config } = await folder.readConfig();
      const { findings } = await lintWorkspace({
        files: folder.files,
        operands: [document.path],
        config,
        now: clock(),
        loadVocabulary,
      });
      return findings.filter(({ source }) => source.path === document.path);
    },
    compress: async (request) => {
      const folder = take(request);
      const { config } = await folder.readConfig();
      const { compressions } = await compressFiles({
        files: folder.files,
        operands: [request.path],
        config,
        level: request.level,
        models: request.models,
        now: clock(),
        loadVocabulary,
        ...rewriterOf(request, call),
      });
      const [compression] = compressions;
      if (!compression) throw new Error(`${request.path} holds no prompt`);
      return compression;
    },
    index: async ({ root, ...settings }) => {
      const folder = folderOf(root);
      const { config } = await folder.readConfig();
      const { files } = folder;
      return indexWorkspace({ files, config, now: clock(), loadVocabulary, ...settings });
    },
    compare: ({ root }) =>
      compareWorkspace(folderOf(root), { now: clock(), loadVocabulary, cache }),
    readConfig: async ({ text }) => readConfigOverview(text),
    draftConfig: async ({ root }) => {
      const { files } = folderOf(root);
      return (await initialConfig(files, { now: clock(), loadVocabulary })).text;
    },
    listModels: async ({ root }) => {
      const { overrides } = (await folderOf(root).readConfig()).config.pricing;
      return listModels(createPriceTable({ at: clock(), overrides }));
    },
    forget: ({ root, paths }) => folderOf(root).forget(paths),
    forgetBaseline: ({ root }) => {
      folderOf(root).forgetBaseline();
      measurer.forgetEarlier();
    },
  };
}

function rewriterOf(
  { session }: CompressCall,
  call: Caller<EditorCalls>,
): Pick<Parameters<typeof compressFiles>[0], 'rewrite'> {
  if (session === undefined) return {};
  return {
    rewrite: {
      keepRatio: KEEP_RATIO,
      askModel: (request) => call('askModel', { session, ...request }),
    },
  };
}
