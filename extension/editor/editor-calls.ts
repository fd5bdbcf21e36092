import type { ExtensionContext } from 'vscode';
import type { EditorCalls, FileCall } from '../engine/editor-calls.ts';
import type { BytesContent } from '../../shared/text/files.ts';
import { sentence } from '../../shared/text/sentence.ts';
import { readAsset } from './engine-client.ts';
import type { FolderReader } from './folder-reader.ts';
import type { BaselineReader } from './git/baseline-reader.ts';
import type { LanguageModels } from './language-models.ts';

export type Sources = {
  readonly context: ExtensionContext;
  readonly folders: FolderReader;
  readonly baseline: BaselineReader;
  readonly models: LanguageModels;
};

/** Answers the engine's questions. */
export function createEditorCalls({ context, folders, baseline, models }: Sources): EditorCalls {
  return {
    readFile: ({ root, path, side, maxBytes }) =>
      side === 'head' ? folders.read(root, path, maxBytes) : baseline.read(root, path),
    readBytes: async ({ root, path, side, maxBytes }: FileCall): Promise<BytesContent> => {
      if (side === 'head') return await folders.readBytes(root, path, maxBytes);
      const reason = sentence`Only texts can be read from an earlier commit in the editor`;
      return {
        kind: 'unreadable',
        reason,
        hint: sentence`Compare it with the command line: promptfare diff.`,
      };
    },
    listFiles: ({ root }) => folders.list(root),
    listChanges: ({ root }) => baseline.listChanges(root),
    readAsset: (name) => readAsset(context, name),
    askModel: (call) => models.ask(call),
  };
}
