import { readFile } from 'node:fs/promises';
import type { Caller } from '../../../extension/engine/channel.ts';
import type {
  BaselineChanges,
  EditorCalls,
  EditorLanguage,
} from '../../../extension/engine/editor-calls.ts';
import { createEngine } from '../../../extension/engine/engine.ts';
import type { EngineCalls } from '../../../extension/engine/engine-calls.ts';
import { openWorkspaceFiles } from '../../../node/files/workspace-files.ts';
import type { FileReader, UnpackBytes } from '../../../shared/text/files.ts';
import { onlyKnown } from '../../../shared/text/only-known.ts';

/** The day that prices are looked up for. */
const TODAY: Date = new Date('2026-11-22T12:00:00Z');

export type Editor = {
  readonly engine: EngineCalls;
  /** Names of the calls that the engine made. */
  readonly calls: string[];
};

export type EditorOptions = {
  readonly files: FileReader;
  /** The files of each of several folders. */
  readonly folders?: (root: string) => FileReader;
  readonly baseline?: { readonly files: FileReader; readonly changes: BaselineChanges };
  readonly askModel?: EditorCalls['askModel'];
  readonly language?: EditorLanguage;
  /** As in the thread of Node. */
  readonly unpackBrotli?: UnpackBytes;
};

/** The engine with an editor that answers from files on disk. Calls go straight: threads are tried in the real editor. */
export function openEditor(options: EditorOptions): Editor {
  const { baseline, askModel, language, unpackBrotli, folders = () => options.files } = options;
  const calls: string[] = [];
  const missing = { kind: 'missing' } as const;
  const own: EditorCalls = {
    readFile: async ({ root, side, path, maxBytes }) =>
      (await (side === 'head' ? folders(root) : baseline?.files)?.read(
        path,
        maxBytes ? { maxBytes } : {},
      )) ?? missing,
    readBytes: async ({ root, side, path }) =>
      (await (side === 'head' ? folders(root) : baseline?.files)?.readBytes?.(path)) ?? missing,
    listFiles: ({ root }) => folders(root).list(),
    listChanges: async () => baseline?.changes,
    readAsset: (name) => readFile(`dist/${name}`),
    readLanguage: () => language ?? { tag: 'en' },
    askModel: askModel ?? (async () => undefined),
  };
  const call = (async (name: keyof EditorCalls, argument: never) => {
    calls.push(name);
    return await own[name](argument);
  }) as Caller<EditorCalls>;
  return {
    engine: createEngine(call, { clock: () => TODAY, ...onlyKnown({ unpackBrotli }) }),
    calls,
  };
}

export function openFolderOf(root: string): FileReader {
  return openWorkspaceFiles(root, { env: process.env });
}
