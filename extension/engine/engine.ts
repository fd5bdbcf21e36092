import type { Language } from '../../shared/report/language.ts';
import { readLanguage } from '../../shared/report/read-language.ts';
import type { UnpackBytes } from '../../shared/text/files.ts';
import type { LoadVocabulary } from '../../shared/tokenizer/tokenizer.ts';
import type { Caller } from './channel.ts';
import { documentCalls } from './document-calls.ts';
import type { EditorCalls } from './editor-calls.ts';
import type { EngineCalls } from './engine-calls.ts';
import { folderCalls } from './folder-calls.ts';
import { type Folder, openFolder } from './folder.ts';

/** What the engine's calls share. */
export type EngineState = {
  readonly call: Caller<EditorCalls>;
  readonly clock: () => Date;
  readonly loadVocabulary: LoadVocabulary;
  /** What people are told in. */
  readonly readLanguage: () => Promise<Language>;
  readonly folderOf: (root: string) => Folder;
};

/** What a kind of thread has to offer. */
export type EngineHost = {
  readonly clock: () => Date;
  /** Absent in a browser, which unpacks none. */
  readonly unpackBrotli?: UnpackBytes;
};

/**
 * Everything that takes time, for a thread of its own, so that the editor never waits. It keeps what it has read of
 * each workspace folder until it is told that something has changed.
 */
export function createEngine(call: Caller<EditorCalls>, host: EngineHost): EngineCalls {
  const { clock } = host;
  const folders = new Map<string, Folder>();
  const state: EngineState = {
    call,
    clock,
    loadVocabulary: (encoding) => call('readAsset', `vocabulary/${encoding}.bin`),
    readLanguage: async () => readLanguage(await call('readLanguage', undefined)),
    folderOf: (root) => {
      const folder = folders.get(root) ?? openFolder(root, { call, ...host });
      folders.set(root, folder);
      return folder;
    },
  };
  return { ...documentCalls(state), ...folderCalls(state) };
}
