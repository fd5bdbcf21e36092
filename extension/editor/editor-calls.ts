import { env, l10n, type ExtensionContext } from 'vscode';
import type { EditorCalls } from '../engine/editor-calls.ts';
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
    readBytes: ({ root, path, side, maxBytes }) =>
      side === 'head'
        ? folders.readBytes(root, path, maxBytes)
        : baseline.readBytes(root, path, maxBytes),
    listFiles: ({ root }) => folders.list(root),
    listChanges: ({ root }) => baseline.listChanges(root),
    readAsset: (name) => readAsset(context, name),
    readLanguage: () => ({ tag: env.language, ...(l10n.bundle && { texts: l10n.bundle }) }),
    askModel: (call) => models.ask(call),
  };
}
