import { readFile } from 'node:fs/promises';
import type { Caller } from '../../../extension/engine/channel.ts';
import type { BaselineChanges, EditorCalls } from '../../../extension/engine/editor-calls.ts';
import { createEngine } from '../../../extension/engine/engine.ts';
import type { EngineCalls } from '../../../extension/engine/engine-calls.ts';
import { openWorkspaceFiles } from '../../../node/files/workspace-files.ts';
import type { FileReader } from '../../../shared/text/files.ts';

/** The day that prices are looked up for. */
const TODAY: Date = new Date('2026-11-22T12:00:00Z');

export type Editor = {
  readonly engine: EngineCalls;
  /** Names of the calls that the engine made. */
  readonly calls: string[];
};

export type EditorOptions = {
  readonly files: FileReader;
  readonly baseline?: { readonly files: FileReader; readonly changes: BaselineChanges };
  readonly askModel?: EditorCalls['askModel'];
};

/** The engine with an editor that answers from files on disk. Calls go straight: threads are tried in the real editor. */
export function openEditor({ files, baseline, askModel }: EditorOptions): Editor {
  const calls: string[] = [];
  const missing = { kind: 'missing' } as const;
  const own: EditorCalls = {
    readFile: async ({ side, path, maxBytes }) =>
      (await (side === 'head' ? files : baseline?.files)?.read(
        path,
        maxBytes ? { maxBytes } : {},
      )) ?? missing,
    readBytes: async ({ side, path }) =>
      (await (side === 'head' ? files : baseline?.files)?.readBytes?.(path)) ?? missing,
    listFiles: () => files.list(),
    listChanges: async () => baseline?.changes,
    readAsset: (name) => readFile(`dist/${name}`),
    askModel: askModel ?? (async () => undefined),
  };
  const call = (async (name: keyof EditorCalls, argument: never) => {
    calls.push(name);
    return await own[name](argument);
  }) as Caller<EditorCalls>;
  return { engine: createEngine(call, () => TODAY), calls };
}

export function openFolderOf(root: string): FileReader {
  return openWorkspaceFiles(root, { env: process.env });
}
